import { beforeAll, describe, expect, it } from 'vitest';
import { type CannedReply, cannedReplyList } from '@/lib/contract/canned-reply';
import { database } from '@/lib/server/db';
import {
  createCannedReply,
  deleteCannedReply,
  readCannedReplies,
  replaceCannedReply,
} from '@/lib/server/handlers/canned-replies';
import { type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('canned');
});

const draft = (shortcut: string, given: Partial<CannedReply> = {}) => ({
  isShared: false,
  shortcut,
  title: `About ${shortcut}`,
  body: 'Hello {{first_name}}',
  ...given,
});
const make = async (by: Person, body: unknown) =>
  summary(await ask(createCannedReply, by, { method: 'POST', body }));
const replace = async (by: Person, id: string, body: unknown) =>
  summary(await ask(replaceCannedReply, by, { method: 'PUT', params: { id }, body }));
const remove = async (by: Person, id: string) =>
  summary(await ask(deleteCannedReply, by, { method: 'DELETE', params: { id } }));

async function shortcutsOf(person: Person): Promise<string[]> {
  const { cannedReplies } = cannedReplyList.parse(await (await ask(readCannedReplies, person)).json());
  return cannedReplies.map(({ shortcut }) => shortcut);
}

/** Whom the last event told: an agent, or with null everybody. */
async function lastTold(): Promise<string | null | undefined> {
  const [row] = await database.rows<{ agentId: string | null }>(
    `SELECT agent_id AS "agentId" FROM feed
     WHERE workspace_id = $1::uuid AND type = 'settings.changed' ORDER BY seq DESC LIMIT 1`,
    [inbox.workspaceId],
  );
  return row?.agentId;
}

describe('a canned reply', () => {
  it('of one’s own is seen by nobody else, and nobody else is told of it', async () => {
    const { status, body } = await make(inbox.agent, draft('mine'));
    expect(status).toBe(201);
    expect(await lastTold()).toBe(inbox.agent.agentId);
    expect(await shortcutsOf(inbox.agent)).toEqual(['mine']);
    expect(await shortcutsOf(inbox.admin)).toEqual([]);
    expect(await replace(inbox.admin, body.id, draft('theirs'))).toMatchObject({ status: 404 });
    expect(await remove(inbox.admin, body.id)).toMatchObject({ status: 404 });
  });

  it('that is shared is everybody’s to use, and the supervisors’ to change', async () => {
    const { body } = await make(inbox.supervisor, draft('all', { isShared: true }));
    expect(await lastTold()).toBeNull();
    expect(await shortcutsOf(inbox.agent)).toContain('all');
    for (const refused of [
      await make(inbox.agent, draft('other', { isShared: true })),
      await replace(inbox.agent, body.id, draft('all')),
      await remove(inbox.agent, body.id),
    ]) {
      expect(refused).toMatchObject({ status: 403, code: 'not-allowed' });
    }
    expect(await replace(inbox.admin, body.id, draft('all-new', { isShared: true }))).toMatchObject({
      status: 200,
      body: { id: body.id, version: 2, shortcut: 'all-new' },
    });
    expect(await remove(inbox.admin, body.id)).toMatchObject({ status: 204 });
    expect(await shortcutsOf(inbox.agent)).not.toContain('all-new');
  });

  it('has a shortcut that no other of its owner has, also when two take it at once', async () => {
    const twice = await Promise.all([make(inbox.agent, draft('twice')), make(inbox.agent, draft('Twice'))]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await make(inbox.blind, draft('twice'))).toMatchObject({ status: 201 });
    const other = await make(inbox.agent, draft('other'));
    expect(await replace(inbox.agent, other.body.id, draft('twice'))).toMatchObject({
      status: 409,
      code: 'already-taken',
      body: { error: { details: { field: 'shortcut' } } },
    });
    expect(await shortcutsOf(inbox.agent)).toContain('other');
  });

  it.each([
    ['shortcut', { shortcut: 'two words' }],
    ['title', { title: ' ' }],
    ['body', { body: '' }],
    ['', { agentId: 'somebody' }],
  ])('is refused for a wrong %s', async (field, wrong) => {
    expect(await make(inbox.agent, { ...draft('wrong'), ...wrong })).toMatchObject({
      status: 400,
      body: { error: { details: { field } } },
    });
  });
});
