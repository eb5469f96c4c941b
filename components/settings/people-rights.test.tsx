import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { PersonOnChannel } from '@/lib/client/people-on-channel';
import { aSession, id } from '@/lib/client/testing/examples';
import type { Channel } from '@/lib/contract/channel';
import { type ChannelRights, noRights } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { settings } from '@/lib/words/en/settings';
import { PeopleRights } from './people-rights';

addWords(settings);
afterEach(cleanup);

const replies: ChannelRights = { canRead: true, canReply: true, canStart: false };
const reads: ChannelRights = { ...replies, canReply: false };

function aPerson(n: number, given: Partial<PersonOnChannel> = {}): PersonOnChannel {
  const name = `Person N${n}`;
  const agent = {
    id: id(n),
    name,
    email: '',
    role: 'agent',
    isActive: true,
    availability: 'available',
    capacity: null,
  } as const;
  return { agent, own: null, may: replies, teams: [], ...given };
}

function show(people: readonly PersonOnChannel[], given: Partial<Channel> = {}) {
  const [example] = aSession().channels;
  if (!example) throw new Error('the example session has no channel');
  const onGrant = vi.fn();
  render(<PeopleRights channel={{ ...example, name: 'Shop', ...given }} people={people} onGrant={onGrant} />);
  return onGrant;
}

const manyPeople = (count: number) => Array.from({ length: count }, (_, n) => aPerson(n + 1));
const cell = (name: string) => screen.getByRole('checkbox', { name });
const field = () => screen.queryByRole('searchbox', { name: 'Find somebody' });

test('somebody is looked for by name where there are more than ten', async () => {
  show(manyPeople(10));
  expect(field()).toBeNull();
  cleanup();
  show(manyPeople(11));
  await userEvent.type(screen.getByRole('searchbox'), 'n11');
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Person N11'),
  ]);
  await userEvent.type(screen.getByRole('searchbox'), 'x');
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('Nobody has such a name.');
});

test('a cell begins from what all agents may, and says that there was nothing of their own', async () => {
  const onGrant = show([aPerson(1)]);
  await userEvent.click(cell('Person N1 may reply on Shop'));
  expect(onGrant).toHaveBeenLastCalledWith({ agentId: id(1), rights: reads, before: null });
  await userEvent.click(cell('Person N1 may read Shop'));
  expect(onGrant).toHaveBeenLastCalledWith({ agentId: id(1), rights: noRights, before: null });
});

test('reading comes with replying', async () => {
  const onGrant = show([aPerson(1, { own: noRights, may: noRights })]);
  await userEvent.click(cell('Person N1 may reply on Shop'));
  expect(onGrant).toHaveBeenLastCalledWith({ agentId: id(1), rights: replies, before: noRights });
});

test('only who has rights of their own can be as everybody again', async () => {
  const onGrant = show([aPerson(1, { own: reads, may: reads }), aPerson(2)]);
  const [theirs, others] = screen.getAllByRole('rowheader');
  if (!theirs || !others) throw new Error('two people are not shown as two');
  expect(within(theirs).getByText('Own rights')).toBeDefined();
  expect(within(others).queryByRole('button')).toBeNull();
  await userEvent.click(within(theirs).getByRole('button', { name: 'As everybody: Person N1 on Shop' }));
  expect(onGrant).toHaveBeenLastCalledWith({ agentId: id(1), rights: null, before: reads });
  expect(document.activeElement).toBe(cell('Person N1 may read Shop'));
});

test('what a team gives is on and stays on; the rest can still be set', async () => {
  const onGrant = show([
    aPerson(1, { own: noRights, may: noRights, teams: [{ name: 'Returns', rights: reads }] }),
  ]);
  expect(screen.getByText('By team Returns: Read')).toBeDefined();
  const read = cell('Person N1 may read Shop') as HTMLInputElement;
  expect(read.checked).toBe(true);
  await userEvent.click(read);
  expect(onGrant).not.toHaveBeenCalled();
  await userEvent.click(cell('Person N1 may reply on Shop'));
  expect(onGrant).toHaveBeenLastCalledWith({ agentId: id(1), rights: replies, before: noRights });
});

test('what the channel cannot do is nobody’s to be given', () => {
  show([aPerson(1, { teams: [{ name: 'Returns', rights: { ...replies, canStart: true } }] })], {
    type: 'Viber',
  });
  expect(screen.getByRole('img', { name: 'Shop cannot begin a conversation' })).toBeDefined();
  expect(screen.queryByRole('checkbox', { name: 'Person N1 may start on Shop' })).toBeNull();
  expect(screen.getByText('By team Returns: Read, Reply')).toBeDefined();
});

test('where nobody is an agent it says so', () => {
  show([]);
  expect(screen.getByText('Nobody is an agent yet')).toBeDefined();
});
