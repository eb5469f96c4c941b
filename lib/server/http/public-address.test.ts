import { expect, test } from 'vitest';
import { isPublicAddress, publicLookup } from './public-address';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'localhost',
])('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['1.1.1.1', '172.32.0.1', '2606:4700:4700::1111'])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('a name that leads to this machine is not connected to', async () => {
  const failure = new Promise((resolve) => publicLookup('localhost', { all: true }, resolve));
  await expect(failure).resolves.toMatchObject({ message: 'localhost is not on the public internet' });
});
