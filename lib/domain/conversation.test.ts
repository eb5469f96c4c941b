import { describe, expect, test } from 'vitest';
import { channelTypeName } from './channel';
import { groupingKeyOf, titleOf, unreadCount } from './conversation';
import { allRights, channelRights, may, noRights } from './permission';
import { authorName } from './person';
import { snippetOf } from './text';

const content = {
  audience: 'private',
  direction: 'inbound',
  threadId: 't1',
  contentId: 'c1',
  authorExternalId: 'leonie',
  addresseeExternalId: 'northwind',
} as const;

describe('Grouping', () => {
  test('puts both sides of a private talk together, over all threads of the platform', () => {
    const answer = {
      ...content,
      direction: 'outbound',
      threadId: 't2',
      authorExternalId: 'northwind',
      addresseeExternalId: 'leonie',
    } as const;
    expect(groupingKeyOf(content)).toBe(groupingKeyOf(answer));
  });

  test('puts public contents together by thread', () => {
    expect(groupingKeyOf({ ...content, audience: 'public' })).toBe('t1');
  });

  test('does not guess where a reply without addressee belongs', () => {
    expect(groupingKeyOf({ ...content, direction: 'outbound', addresseeExternalId: null })).toBeNull();
  });
});

describe('A row of the list', () => {
  test('is titled by the post, cut at a whole character', () => {
    expect(titleOf({ subject: null, body: 'Autumn service week' })).toBe('Autumn service week');
    expect(titleOf({ subject: null, body: '🍂'.repeat(100) })).toBe(`${'🍂'.repeat(80)}…`);
    expect(titleOf({ subject: 'Sale', body: 'Everything' })).toBe('Sale');
    expect(titleOf({ subject: null, body: ' ' })).toBeNull();
  });

  test('counts as unread what came after the reader’s mark and after the first import', () => {
    expect(unreadCount({ inboundCount: 9, readBaseline: 5 }, 0)).toBe(4);
    expect(unreadCount({ inboundCount: 9, readBaseline: 5 }, 8)).toBe(1);
    expect(unreadCount({ inboundCount: 3, readBaseline: 5 }, 0)).toBe(0);
  });

  test('shows one line of text', () => {
    expect(snippetOf('one\n\n  two')).toBe('one two');
    expect(Array.from(snippetOf('🚲'.repeat(400)))).toHaveLength(161);
  });

  test('names a person by their screen name, then their display name, and never invents one', () => {
    expect(authorName({ screenName: 'leonie.rides', displayName: 'Leonie' })).toBe('leonie.rides');
    expect(authorName({ screenName: '  ', displayName: 'Leonie' })).toBe('Leonie');
    expect(authorName({ screenName: null, displayName: null })).toBeNull();
  });

  test('keeps the platform’s word for a channel nobody knows', () => {
    expect(channelTypeName('Telepathy')).toBe('Telepathy');
    expect(channelTypeName('toString')).toBe('toString');
  });
});

describe('Rights', () => {
  const forAll = { canRead: true, canReply: true, canStart: false };

  const grants = { forAllAgents: forAll, own: null, ofTeams: [] };
  const blind = { ...forAll, canRead: false };

  test('of an agent are their own, else the channel’s', () => {
    expect(channelRights('agent', grants)).toEqual(forAll);
    const own = { ...forAll, canReply: false };
    expect(channelRights('agent', { ...grants, own }).canReply).toBe(false);
  });

  test('of an agent are those of their teams too, which never take any away', () => {
    const own = { canRead: true, canReply: false, canStart: true };
    const ofTeams = [{ canRead: true, canReply: true, canStart: false }, noRights];
    expect(channelRights('agent', { ...grants, own, ofTeams })).toEqual(allRights);
    expect(channelRights('agent', { ...grants, own: noRights, ofTeams })).toEqual(ofTeams[0]);
    expect(channelRights('agent', { ...grants, ofTeams: [noRights] })).toEqual(forAll);
  });

  test('of a supervisor do not depend on grants', () => {
    expect(channelRights('supervisor', { ...grants, forAllAgents: blind }).canReply).toBe(true);
  });

  test('without reading are none at all, and lend nothing to another grant', () => {
    expect(channelRights('agent', { ...grants, forAllAgents: blind }).canReply).toBe(false);
    const ofTeams = [{ ...noRights, canRead: true }];
    expect(channelRights('agent', { ...grants, forAllAgents: blind, ofTeams }).canReply).toBe(false);
  });

  test('grow with the role', () => {
    expect(may('agent', 'manage-people')).toBe(false);
    expect(may('supervisor', 'see-workload')).toBe(true);
    expect(may('supervisor', 'manage-settings')).toBe(false);
    expect(may('admin', 'see-workload')).toBe(true);
  });
});
