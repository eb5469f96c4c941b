import { beforeAll, describe, expect, it } from 'vitest';
import { readPageDefaults } from '@/lib/server/handlers/page-defaults';
import { readSession } from '@/lib/server/handlers/session';
import { patchWorkspace } from '@/lib/server/handlers/workspace';
import { type Inbox, makeInbox } from '../support/inbox';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let ours: Inbox;
let theirs: Inbox;
beforeAll(async () => {
  [ours, theirs] = [await makeInbox('ours'), await makeInbox('theirs')];
});

const choose = async (body: object) =>
  summary(await ask(patchWorkspace, ours.admin, { method: 'PATCH', body }));

/** What comes with a page; the language of the browser is as it says it in its header. */
const pageOf = (cookie: string | null, browser?: string) =>
  readPageDefaults(
    new Headers({ ...(cookie && { cookie }), ...(browser !== undefined && { 'accept-language': browser }) }),
  );

describe('the colours of a workspace', () => {
  const themeOf = async (cookie: string | null) => (await pageOf(cookie)).theme;

  it('come with every page of somebody in it, and of nobody else', async () => {
    expect(await themeOf(ours.agent.cookie)).toBe('system');
    expect(await choose({ defaultTheme: 'dark' })).toMatchObject({
      status: 200,
      body: { defaultTheme: 'dark' },
    });
    expect(await themeOf(ours.agent.cookie)).toBe('dark');
    expect((await summary(await ask(readSession, ours.agent))).body.workspace.defaultTheme).toBe('dark');
    expect(await themeOf(theirs.agent.cookie)).toBe('system');
    expect(await themeOf(null)).toBe('system');
    expect(await themeOf('foyer.session=guessed')).toBe('system');
  });

  it('are light, dark or the device’s', async () => {
    expect(await choose({ defaultTheme: 'pink' })).toMatchObject({ status: 400 });
  });
});

describe('the language of a page', () => {
  const languageOf = async (cookie: string | null, browser?: string) =>
    (await pageOf(cookie, browser)).language;

  it('is what the browser asks for before anybody has chosen one, else English', async () => {
    expect(await languageOf(null)).toBe('en');
    expect(await languageOf(null, 'de-AT,de;q=0.9,en;q=0.5')).toBe('de');
    expect(await languageOf(null, 'fr-FR,de;q=0.4,en;q=0.8')).toBe('en');
    expect(await languageOf(null, 'fr-FR,fr')).toBe('en');
    expect(await languageOf(ours.agent.cookie, 'de')).toBe('de');
  });

  it('is the workspace’s for everybody in it, and for nobody else', async () => {
    expect(await choose({ defaultLanguage: 'de' })).toMatchObject({
      status: 200,
      body: { defaultLanguage: 'de' },
    });
    expect(await languageOf(ours.agent.cookie, 'en-GB')).toBe('de');
    expect((await summary(await ask(readSession, ours.agent))).body.workspace.defaultLanguage).toBe('de');
    expect(await languageOf(theirs.agent.cookie, 'en-GB')).toBe('en');
    expect(await choose({ defaultLanguage: 'xx' })).toMatchObject({ status: 400 });
  });

  it('is what was chosen in this browser, whatever the workspace has; not what is no language', async () => {
    await choose({ defaultLanguage: 'de' });
    expect(await languageOf(`${ours.agent.cookie}; foyer-language=en`)).toBe('en');
    expect(await languageOf(`${ours.agent.cookie}; foyer-language=<script>`)).toBe('de');
    expect(await languageOf('foyer-language=de', 'en-GB')).toBe('de');
  });

  it('brings its messages with it, the English ones with the code', async () => {
    expect((await pageOf(null, 'en')).words).toBeNull();
    expect((await pageOf(null, 'de')).words).toMatchObject({ 'signIn.submit': 'Anmelden' });
  });
});
