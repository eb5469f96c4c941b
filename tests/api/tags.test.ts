import { beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '@/lib/contract/conversation';
import type { Tag } from '@/lib/contract/tag';
import { type Act, inverseOf } from '@/lib/domain/act';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { prisma } from '@/lib/server/db';
import { createTag, deleteTag, readTagCounts, updateTag } from '@/lib/server/handlers/tags';
import { getConversation } from '@/lib/server/queries/get-conversation';
import { getSession } from '@/lib/server/queries/get-session';
import { addTag, type Inbox, makeInbox } from '../support/inbox';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('tags');
});

const create = async (name: string) =>
  summary(await ask(createTag, inbox.supervisor, { method: 'POST', body: { name, colour: 'moss' } }));

const does = (act: Act): Promise<Conversation> =>
  changeConversation(inbox.agent, inbox.conversationId, { act }, new Date());

const conversation = async () => (await getConversation(inbox.agent, inbox.conversationId)).conversation;

/** The types of what the feed told since it stood at a position, and what the last change of a conversation was. */
async function told(after: bigint) {
  const rows = await prisma().feed.findMany({
    where: { workspaceId: inbox.workspaceId, seq: { gt: after } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ payload }) => payload);
}
const position = async () =>
  (await prisma().feedCounter.findUnique({ where: { workspaceId: inbox.workspaceId } }))?.seq ?? 0n;

describe('a tag', () => {
  it('is there for everybody once a supervisor has made it', async () => {
    const before = await position();
    const { status, body } = await create(' Warranty ');
    expect(status).toBe(201);
    expect(await told(before)).toEqual([{ type: 'settings.changed' }]);
    expect((await getSession(inbox.agent)).tags).toContainEqual<Tag>(body);
    expect(body).toMatchObject({ name: 'Warranty', colour: 'moss' });
  });

  it('has a name that no other has, also when it gets another one', async () => {
    await create('Delivery');
    const { body: other } = await create('Wholesale');
    const taken = { status: 409, code: 'already-taken', body: { error: { details: { field: 'name' } } } };
    expect(await create('Delivery')).toMatchObject(taken);
    const change = { method: 'PATCH', params: { id: other.id }, body: { name: 'Delivery' } };
    expect(await summary(await ask(updateTag, inbox.supervisor, change))).toMatchObject(taken);
  });

  it('has one of the colours that screens have a tint for', async () => {
    const body = { name: 'Red', colour: '#ff0000' };
    const answer = await ask(createTag, inbox.supervisor, { method: 'POST', body });
    expect(await summary(answer)).toMatchObject({ status: 400 });
  });
});

describe('a conversation', () => {
  it('has a tag once, however often it is put on, and whoever else puts on another at the same time', async () => {
    const [one, two] = [await addTag(inbox.workspaceId), await addTag(inbox.workspaceId)];
    await Promise.all([one, two].map((id) => does({ type: 'tags', add: [id], remove: [] })));
    const tagged = await conversation();
    expect(tagged.tagIds).toEqual([one, two].sort());
    expect(await does({ type: 'tags', add: [one], remove: [] })).toEqual(tagged);
    await does({ type: 'tags', add: [], remove: [one, two] });
  });

  it('loses by Undo only what the act put on', async () => {
    const [had, added] = [await addTag(inbox.workspaceId), await addTag(inbox.workspaceId)];
    const before = await does({ type: 'tags', add: [had], remove: [] });
    const act: Act = { type: 'tags', add: [had, added], remove: [] };
    await does(act);
    expect((await does(inverseOf(act, before))).tagIds).toEqual([had]);
    await does({ type: 'tags', add: [], remove: [had] });
  });

  it('remembers by name what was put on and taken off', async () => {
    const id = await addTag(inbox.workspaceId);
    await does({ type: 'tags', add: [id], remove: [] });
    await does({ type: 'tags', add: [], remove: [id] });
    const lines = await prisma().activity.findMany({
      where: { conversationId: inbox.conversationId, kind: 'tagged' },
      orderBy: { at: 'asc' },
    });
    expect(lines.slice(-2).map(({ detail }) => detail)).toEqual([
      { added: [`Tag ${id}`], removed: [] },
      { added: [], removed: [`Tag ${id}`] },
    ]);
  });

  it('is told of when its tag is removed', async () => {
    const id = await addTag(inbox.workspaceId);
    await does({ type: 'tags', add: [id], remove: [] });
    const before = await position();
    const removal = { method: 'DELETE', params: { id } };
    expect((await ask(deleteTag, inbox.supervisor, removal)).status).toBe(204);
    expect(await told(before)).toMatchObject([
      { type: 'conversation.changed', conversation: { tagIds: [] }, before: { tagIds: [id] } },
      { type: 'activity.added' },
      { type: 'settings.changed' },
    ]);
    await expect(does({ type: 'tags', add: [id], remove: [] })).rejects.toMatchObject({ code: 'not-found' });
    expect((await ask(deleteTag, inbox.supervisor, removal)).status).toBe(404);
  });
});

describe('a tag that is merged into another', () => {
  const remove = (id: string, into: string) =>
    ask(deleteTag, inbox.supervisor, { method: 'DELETE', params: { id }, path: `/?into=${into}` });
  const counts = async () => (await summary(await ask(readTagCounts, inbox.supervisor))).body.counts;

  it('is replaced by it wherever it was, once, and the audit says so', async () => {
    const [old, kept] = [await addTag(inbox.workspaceId), await addTag(inbox.workspaceId)];
    await does({ type: 'tags', add: [old], remove: [] });
    expect(await counts()).toMatchObject({ [old]: 1 });
    expect((await counts())[kept]).toBeUndefined();
    expect((await remove(old, kept)).status).toBe(204);
    expect((await conversation()).tagIds).toEqual([kept]);
    expect(await counts()).toMatchObject({ [kept]: 1 });
    expect((await counts())[old]).toBeUndefined();
    const line = await prisma().activity.findFirstOrThrow({
      where: { workspaceId: inbox.workspaceId, kind: 'tag-removed' },
      orderBy: { at: 'desc' },
    });
    expect(line.detail).toMatchObject({ tagId: old, into: `Tag ${kept}` });
    await does({ type: 'tags', add: [], remove: [kept] });
  });

  it('stays where the other is not there, is of another workspace, or is itself', async () => {
    const id = await addTag(inbox.workspaceId);
    await does({ type: 'tags', add: [id], remove: [] });
    const foreign = (await makeInbox('other tags')).tagId;
    expect((await remove(id, foreign)).status).toBe(404);
    expect((await remove(id, id)).status).toBe(400);
    expect((await conversation()).tagIds).toEqual([id]);
    await does({ type: 'tags', add: [], remove: [id] });
  });
});
