import { expect, test } from 'vitest';
import { viewFilter } from '@/lib/domain/view';
import { inboxHref, parseInboxLocation } from './inbox-location';
import { id } from './testing/examples';

const places = [
  { filter: viewFilter('mine'), conversationId: null },
  { filter: viewFilter('all', { channelTypes: ['WhatsApp'] }), conversationId: 'c-1' },
  { filter: viewFilter('closed', { channelIds: [id(900)], isUnread: true }), conversationId: 'c-2' },
];

test.each(places)('the address of %j leads back to it', (place) => {
  const url = new URL(inboxHref(place), 'http://foyer.example');
  expect(parseInboxLocation(url.pathname, url.searchParams)).toEqual(place);
});

test('an address nobody understands shows all conversations', () => {
  expect(parseInboxLocation('/inbox/nonsense', new URLSearchParams()).filter.view).toBe('all');
});
