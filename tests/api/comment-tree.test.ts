import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommentNode, drawnChildren, publicThreadOf } from '@/components/thread/public-thread';
import type { Message } from '@/lib/contract/message';
import { replyTo, sweep } from '../support/conversation';
import { playByStep } from '../support/scene';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

/** Comments; in the long form as many as half a town writes. */
const SIZE = process.env.FOYER_LONG ? 500 : 24;
/** After so many events Priya answers one of the open comments. */
const ANSWER_EVERY = 8;
interface Content {
  id: string;
  type: string;
  inReplyToContentId: string | null;
  creationTime: string;
  contentDirection: 'Incoming' | 'Outgoing';
  remotelyDeleted: boolean;
}

let world: World;
let startedAt: string;

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', {
    method: 'PUT',
    body: { exportDelayMs: [0, 0], rateLimits: 'off' },
  });
  await sweep(world);
});
afterAll(() => world.close());

const contents = async () =>
  (await world.sandbox.control<{ records: Content[] }>(`/contents?since=${startedAt}`)).records;

/** The tree as the platform's records make it, worked out with no part of Foyer: one line a comment. */
function oracle(records: readonly Content[]): string[] {
  const ids = new Set(records.map(({ id }) => id));
  const isHead = ({ type }: Content) => type === 'Status';
  const inOrder = records
    .filter((record) => !isHead(record))
    .sort((a, b) => (a.creationTime + a.id < b.creationTime + b.id ? -1 : 1));
  const under = (id: string) => inOrder.filter((record) => record.inReplyToContentId === id);
  const isAnswered = (id: string) =>
    under(id).some(({ contentDirection }) => contentDirection === 'Outgoing');
  const line = (record: Content, depth: number): string[] => {
    const isOpen =
      record.contentDirection === 'Incoming' && !record.remotelyDeleted && !isAnswered(record.id);
    const mark = `${isOpen ? '!' : ''}${record.remotelyDeleted ? 'x' : ''}`;
    const below = under(record.id);
    // Past three levels everything stands flat, each comment before what answers it.
    return [`${Math.min(depth, 2)} ${record.id}${mark}`, ...below.flatMap((next) => line(next, depth + 1))];
  };
  const head = records.find(isHead);
  const top = inOrder.filter(({ inReplyToContentId: above }) => above === head?.id || !ids.has(above ?? ''));
  return top.flatMap((record) => line(record, 0));
}

/** The tree as the screen draws it. */
function drawn(nodes: readonly CommentNode[], level = 0): string[] {
  return nodes.flatMap((node) => {
    const { contentId, needsReply, isRemotelyDeleted } = node.message;
    const mark = `${needsReply ? '!' : ''}${isRemotelyDeleted ? 'x' : ''}`;
    return [`${level} ${contentId}${mark}`, ...drawn(drawnChildren(node), level + 1)];
  });
}

/** The thread as Foyer has it, and its counter. */
async function thread(postId: string) {
  const { getConversation } = await import('@/lib/server/queries/get-conversation');
  const { listMessages } = await import('@/lib/server/queries/list-messages');
  const { decodeCursor } = await import('@/lib/server/queries/cursor');
  const [row] = await world.rows<{ id: string }>(
    'SELECT conversation_id AS id FROM message WHERE content_id = $1',
    [postId],
  );
  const { conversation } = await getConversation(world.maya, row?.id ?? '');
  const place = { workspaceId: world.account.workspaceId, id: conversation.id, audience: 'public' } as const;
  const messages: Message[] = [];
  for (let before: string | null | undefined; before !== null; ) {
    const page = await listMessages(place, before ? decodeCursor(before) : null);
    messages.unshift(...page.messages);
    before = page.previousCursor;
  }
  return { conversation, messages, lines: drawn(publicThreadOf(messages).comments) };
}

async function answerOne(messages: readonly Message[], nth: number) {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const open = messages.filter(({ needsReply }) => needsReply);
  const asked = open[nth % open.length];
  if (!asked) return;
  await sendReply(world.priya, replyTo(asked, { body: `Answer ${nth}` }), new Date());
  await world.runJobs();
  await sweep(world);
}

test(`the tree and its counter are right after each event of a post with ${SIZE} comments`, async () => {
  startedAt = (await world.sandbox.control<{ now: string }>('/clock')).now;
  /** A token that ended meanwhile costs a sweep. */
  const takenIn = async () => {
    await sweep(world);
    const records = await contents();
    const postId = records.find(({ type }) => type === 'Status')?.id ?? '';
    const taken = await thread(postId);
    return taken.messages.length === records.length && { records, ...taken };
  };
  const compare = async () => {
    const { records, conversation, messages, lines } = await until(takenIn);
    const expected = oracle(records);
    expect(lines).toEqual(expected);
    expect(conversation.needsReplyCount).toBe(expected.filter((line) => line.includes('!')).length);
    return messages;
  };
  const afterEach = async (step: number) => {
    const messages = await compare();
    if (step % ANSWER_EVERY !== ANSWER_EVERY - 1) return;
    await answerOne(messages, step);
    await compare();
  };
  await playByStep(world, { name: 'busy-post', size: SIZE }, { seen: contents, afterEach });
  const messages = await compare();
  const expected = oracle(await contents());
  expect(expected.length).toBeGreaterThan(SIZE);
  // The control: a thread that is read without its oldest comments, or whose parents are not known, is told from it.
  expect(drawn(publicThreadOf(messages.slice(2)).comments)).not.toEqual(expected);
  const withoutParents = messages.map((message) => ({ ...message, parentContentId: null }));
  expect(drawn(publicThreadOf(withoutParents).comments)).not.toEqual(expected);
}, 1_800_000);
