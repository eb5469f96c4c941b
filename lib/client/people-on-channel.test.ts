import { expect, test } from 'vitest';
import type { AgentList } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import { allRights, type ChannelRights, noRights, type Role } from '@/lib/domain/permission';
import { peopleOnChannel } from './people-on-channel';
import { id } from './testing/examples';

const reads: ChannelRights = { ...noRights, canRead: true };
const replies: ChannelRights = { ...reads, canReply: true };

function aPerson(n: number, given: { role?: Role; isActive?: boolean; own?: ChannelRights } = {}) {
  const { role = 'agent', isActive = true, own } = given;
  const agent = {
    id: id(n),
    name: `N${n}`,
    email: '',
    role,
    isActive,
    availability: 'available' as const,
    capacity: null,
  };
  return { agent, ownRights: own ? [{ channelId: id(1), rights: own }] : [] };
}

function aTeam(n: number, ...members: number[]) {
  return { id: id(n), version: 1, name: `T${n}`, memberIds: members.map(id) };
}

function peopleOn(
  given: Partial<Channel>,
  people: AgentList['agents'],
  ...teams: ReturnType<typeof aTeam>[]
) {
  const channel = { id: id(1), agentsMay: reads, teamsMay: [], ...given } as unknown as Channel;
  return peopleOnChannel(channel, people, teams);
}

test('somebody without rights of their own may what all agents may', () => {
  expect(peopleOn({}, [aPerson(2)])).toMatchObject([{ own: null, may: reads, teams: [] }]);
});

test('their own count instead, also when they are none', () => {
  const people = [aPerson(2, { own: allRights }), aPerson(3, { own: noRights })];
  expect(peopleOn({}, people)).toMatchObject([
    { own: allRights, may: allRights },
    { own: noRights, may: noRights },
  ]);
});

test('rights of their own on another channel do not count on this one', () => {
  expect(peopleOn({ id: id(9) }, [aPerson(2, { own: allRights })])).toMatchObject([
    { own: null, may: reads },
  ]);
});

test('a grant without reading is none', () => {
  const own = { ...noRights, canReply: true };
  expect(peopleOn({}, [aPerson(2, { own })])).toMatchObject([{ own, may: noRights }]);
});

test('a team is named that may do something there, and only beside its members', () => {
  const teamsMay = [
    { teamId: id(20), rights: replies },
    { teamId: id(21), rights: reads },
    { teamId: id(22), rights: noRights },
  ];
  const teams = [aTeam(20, 2), aTeam(21, 3), aTeam(22, 2), aTeam(23, 2)];
  expect(peopleOn({ teamsMay }, [aPerson(2), aPerson(3)], ...teams)).toMatchObject([
    { teams: [{ name: 'T20', rights: replies }] },
    { teams: [{ name: 'T21', rights: reads }] },
  ]);
});

test('supervisors, admins and who is out are not listed', () => {
  const people = [
    aPerson(2),
    aPerson(3, { role: 'supervisor' }),
    aPerson(4, { role: 'admin' }),
    aPerson(5, { isActive: false }),
  ];
  expect(peopleOn({}, people).map(({ agent }) => agent.id)).toEqual([id(2)]);
});
