import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '@/tests/support/temporary-folder';
import { addressOf, readOrMakeSecret, readSettings } from './settings.mjs';

const environment = (variables: Record<string, string>) => ({ NODE_ENV: 'test' as const, ...variables });

describe('settings', () => {
  it('starts on this machine alone when nothing is set', () => {
    const settings = readSettings(environment({}));
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 3000, sandboxPort: 4010, postgresPort: 5433 });
    expect(settings).toMatchObject({ url: 'http://127.0.0.1:3000', databaseUrl: null, hasSandbox: true });
  });

  it('leaves the sandbox out as soon as a RingCentral server is named', () => {
    for (const name of ['RINGCENTRAL_SERVER_URL', 'FOYER_APP_SERVER']) {
      const settings = readSettings(environment({ [name]: 'https://platform.ringcentral.com' }));
      expect(settings.hasSandbox).toBe(false);
    }
  });

  it.each(['abc', '0', '70000', '30.5'])('says which variable holds "%s", which is not a port', (port) => {
    expect(() => readSettings(environment({ PORT: port }))).toThrow(
      /^PORT is ".*", which is not a port\. Set it/,
    );
  });

  it('never repeats a database address, which may hold a password', () => {
    const read = () => readSettings(environment({ DATABASE_URL: 'foyer:hunter2@somewhere' }));
    expect(read).toThrow(/^DATABASE_URL is not an address/);
    expect(read).not.toThrow(/hunter2/);
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
  ])('gives an address that a browser can open when it listens on %s', (host, address) => {
    expect(addressOf(host, 3000)).toBe(address);
  });
});

describe('the secret', () => {
  it('is made once, kept, and readable by its owner alone', () => {
    const folder = path.join(temporaryFolder(), 'data');
    const secret = readOrMakeSecret(folder);
    expect(secret).toHaveLength(43);
    expect(readOrMakeSecret(folder)).toBe(secret);
    expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });
});
