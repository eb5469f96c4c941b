import { expect, test } from 'vitest';
import { inboxHref, parseInboxLocation } from './inbox-location';

const places = [
  { filter: { view: 'mine', channelId: null, channelType: null }, conversationId: null },
  { filter: { view: 'all', channelId: null, channelType: 'WhatsApp' }, conversationId: 'c-1' },
  { filter: { view: 'closed', channelId: 'ch-1', channelType: null }, conversationId: 'c-2' },
] as const;

test.each(places)('the address of %j leads back to it', (place) => {
  const url = new URL(inboxHref(place), 'http://foyer.example');
  expect(parseInboxLocation(url.pathname, url.searchParams)).toEqual(place);
});

test('an address nobody understands shows all conversations', () => {
  expect(parseInboxLocation('/inbox/nonsense', new URLSearchParams()).filter.view).toBe('all');
});
