import { beforeAll, describe, expect, it } from 'vitest';
import { session as sessionShape } from '@/lib/contract/session';
import { readSession } from '@/lib/server/handlers/session';
import { createView, deleteView, replaceView } from '@/lib/server/handlers/views';
import { type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('views');
});

const draft = (name: string, given: object = {}) => ({
  isShared: false,
  name,
  filter: { view: 'all', reply: '1' },
  ...given,
});
const make = async (by: Person, body: unknown) =>
  summary(await ask(createView, by, { method: 'POST', body }));

async function viewsOf(person: Person) {
  const session = sessionShape.parse(await (await ask(readSession, person)).json());
  return { names: session.views.map(({ name }) => name), saved: session.counts.saved, views: session.views };
}

describe('A saved view', () => {
  it('is its maker’s alone, or everybody’s', async () => {
    await make(inbox.agent, draft('Mine alone'));
    await make(inbox.supervisor, draft('For all', { isShared: true }));
    expect((await viewsOf(inbox.agent)).names).toEqual(['For all', 'Mine alone']);
    expect((await viewsOf(inbox.admin)).names).toEqual(['For all']);
  });

  it('is shared by a supervisor only', async () => {
    expect((await make(inbox.agent, draft('Shared', { isShared: true }))).status).toBe(403);
    const shared = (await viewsOf(inbox.agent)).views.find(({ isShared }) => isShared);
    const answer = await ask(deleteView, inbox.agent, { method: 'DELETE', params: { id: shared?.id ?? '' } });
    expect(answer.status).toBe(403);
  });

  it('counts what its reader may read', async () => {
    const { views } = await viewsOf(inbox.agent);
    const id = views.find(({ isShared }) => isShared)?.id ?? '';
    expect((await viewsOf(inbox.agent)).saved[id]).toBe(0);
    const answer = await ask(replaceView, inbox.supervisor, {
      method: 'PUT',
      params: { id },
      body: draft('Unread', { isShared: true, filter: { view: 'all', unread: '1' } }),
    });
    expect(answer.status).toBe(200);
    expect((await viewsOf(inbox.agent)).saved[id]).toBe(1);
    expect((await viewsOf(inbox.blind)).saved[id]).toBe(0);
  });

  it('is refused in words nobody understands, and kept in one form', async () => {
    const odd = await make(inbox.agent, draft('Odd', { filter: { view: 'all', colour: 'blue' } }));
    expect(odd.status).toBe(400);
    expect((await make(inbox.agent, draft('Odd', { filter: { view: 'ours' } }))).status).toBe(400);
    await make(inbox.agent, draft('In order', { filter: { view: 'all', kind: 'Viber,Email,Viber' } }));
    const { views } = await viewsOf(inbox.agent);
    expect(views.find(({ name }) => name === 'In order')?.filter).toEqual({
      view: 'all',
      kind: 'Email,Viber',
    });
  });
});
