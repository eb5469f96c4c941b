import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { addSeconds } from 'date-fns';
import { v7 as risingId } from 'uuid';
import type { Message } from '@/lib/contract/message';
import type { NewConversation } from '@/lib/contract/start';
import type { Viewer } from '@/lib/domain/permission';
import { phoneNumberOf } from '@/lib/domain/phone';
import { mayStartWith, type Opening, type StartDecision } from '@/lib/domain/start-policy';
import { filledTemplate } from '@/lib/domain/template';
import { inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { getStartContext, type StartContext } from '../queries/get-start-context';
import { getWorkspaceSettings } from '../queries/get-workspace-settings';
import { findMessages } from '../queries/list-messages';
import { findTemplate } from '../queries/list-templates';
import { enqueue } from '../queue';
import { beforeChange, forgetNew } from '../writes/lock-conversations';
import { openPost, openTalkWith } from '../writes/open-start';
import { settleConversations, unchangedMessages } from '../writes/settle-conversations';

/**
 * Begins a conversation: conversation, message, job and feed in one transaction, and nobody outside is told yet. Where a
 * talk with this number or address is here on this channel, the message is one of that.
 *
 * The same client id again answers with the same message, whatever became of it.
 *
 * @throws AppError `not-found` for a channel they may not read; `start-refused` with `details.refusal`
 */
export async function startConversation(viewer: Viewer, wish: NewConversation, now: Date): Promise<Message> {
  const { workspaceId } = viewer;
  return inTransaction(async (tx) => {
    const context = await getStartContext(tx, viewer, wish.channelId);
    await takeTurn(tx, workspaceId, wish.clientId);
    const earlier = await findEarlier(tx, viewer, wish);
    if (earlier) return earlier;
    requireAllowed(await decideStart(tx, viewer, { wish, context, now }));
    const conversationId = await openFor(tx, viewer, { wish, context });
    const before = await beforeChange(tx, workspaceId, [conversationId]);
    const { id, waitUntil } = await insertMessage(tx, viewer, { wish, context, conversationId, now });
    await forgetNew(tx, workspaceId, before);
    const change = { ...unchangedMessages(before, [conversationId]), changed: [id] };
    change.counts.set(conversationId, { messages: 1, inbound: 0 });
    await settleConversations(tx, workspaceId, change);
    const job = { workspaceId, conversationId };
    enqueue(tx, 'deliver-reply', job, waitUntil ? { runAt: waitUntil } : {});
    return theMessage(tx, workspaceId, id);
  });
}

/** There is no conversation yet that could be locked: of two requests with one client id the second one waits here. */
async function takeTurn(tx: Transaction, workspaceId: string, clientId: string): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text', [
    `${workspaceId}/${clientId}`,
  ]);
}

async function findEarlier(
  tx: Transaction,
  { workspaceId }: Viewer,
  { clientId, channelId }: NewConversation,
): Promise<Message | null> {
  const [known] = await tx.rows<{ id: string; channelId: string; isStart: boolean }>(
    `SELECT id, channel_id AS "channelId", start IS NOT NULL AS "isStart" FROM message
     WHERE workspace_id = $1::uuid AND client_id = $2::uuid`,
    [workspaceId, clientId],
  );
  if (!known) return null;
  if (!known.isStart || known.channelId !== channelId) {
    throw new AppError('bad-request', 'This client id belongs to another message.', { field: 'clientId' });
  }
  return theMessage(tx, workspaceId, known.id);
}

async function theMessage(tx: Transaction, workspaceId: string, id: string): Promise<Message> {
  const [message] = await findMessages(tx, workspaceId, [id]);
  if (!message) throw new Error(`message ${id} vanished within its transaction`);
  return message;
}

interface Starting {
  wish: NewConversation;
  context: StartContext;
}

/** A template goes as its author saw it, as in decide-reply.ts. */
async function decideStart(
  tx: Transaction,
  { workspaceId }: Viewer,
  { wish, context, now }: Starting & { now: Date },
): Promise<StartDecision> {
  const question = { ...context.question, now: now.toISOString() };
  if (wish.way !== 'template') return mayStartWith(question, wish);
  const known = await findTemplate(tx, { workspaceId, channelId: wish.channelId }, wish.template);
  const filled = filledTemplate(known?.body ?? '', wish.template.values);
  const number = phoneNumberOf(wish.number)?.e164 ?? null;
  const isAsSeen =
    known !== null && filled.text === wish.body && isDeepStrictEqual(filled.values, wish.template.values);
  const opening: Opening = {
    way: 'template',
    number,
    filled: known ? filled : { ...filled, text: wish.body },
  };
  const decision = mayStartWith(question, opening);
  return decision.isAllowed && !isAsSeen ? { isAllowed: false, refusal: 'template-changed' } : decision;
}

function requireAllowed(decision: StartDecision): void {
  if (decision.isAllowed) return;
  throw new AppError('start-refused', `Not begun: ${decision.refusal}.`, { refusal: decision.refusal });
}

function openFor(tx: Transaction, { workspaceId }: Viewer, { wish, context }: Starting): Promise<string> {
  const place = { workspaceId, accountId: context.channel.accountId, channelId: wish.channelId };
  const [first] = recipientsOf(wish).to;
  if (wish.way === 'public-post' || first === undefined) return openPost(tx, place, wish.clientId);
  return openTalkWith(tx, place, wish.way === 'email' ? { email: first } : { number: first });
}

interface Recipients {
  to: string[];
  cc: string[];
}

function recipientsOf(wish: NewConversation): Recipients {
  switch (wish.way) {
    case 'public-post':
      return { to: [], cc: [] };
    case 'email':
      return { to: wish.to, cc: wish.cc };
    case 'template':
      return { to: [phoneNumberOf(wish.number)?.e164 ?? wish.number], cc: [] };
  }
}

interface Opened extends Starting {
  conversationId: string;
  now: Date;
}

/** A public post can be taken back for as long as a public reply. */
async function insertMessage(
  tx: Transaction,
  viewer: Viewer,
  { wish, context, conversationId, now }: Opened,
): Promise<{ id: string; waitUntil: Date | null }> {
  const { undoPublicSeconds, undoPrivateSeconds } = await getWorkspaceSettings(viewer, tx);
  const seconds = wish.way === 'public-post' ? undoPublicSeconds : undoPrivateSeconds;
  const waitUntil = seconds > 0 ? addSeconds(now, seconds) : null;
  const id = risingId();
  await tx.rows(INSERT, [
    viewer.workspaceId,
    context.channel.accountId,
    id,
    wish.channelId,
    conversationId,
    wish.clientId,
    wish.way === 'public-post' ? 'public' : 'private',
    KINDS[wish.way],
    viewer.agentId,
    wish.body,
    wish.way === 'email' ? wish.subject : null,
    now.toISOString(),
    waitUntil?.toISOString() ?? null,
    JSON.stringify(wish.way === 'template' ? wish.template : null),
    JSON.stringify(recipientsOf(wish)),
    viewer.program ?? null,
  ]);
  return { id, waitUntil };
}

const KINDS = { template: 'template', 'public-post': 'post', email: 'email' } as const;

/** As in send-reply.ts: created_at is the order of delivery within the conversation. */
const INSERT = `
  INSERT INTO message (workspace_id, account_id, id, channel_id, conversation_id, client_id, certainty, direction,
    audience, kind, content_type, agent_id, body, subject, template, start, program, delivery, wait_until, wait_reason, sent_at,
    modified_at, created_at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid, 'ours', 'outbound', $7::audience, $8, '',
    $9::uuid, $10, $11, nullif($14::jsonb, 'null'), $15::jsonb, $16,
    CASE WHEN $13::timestamptz IS NULL THEN 'queued' ELSE 'waiting' END::delivery_state, $13::timestamptz,
    CASE WHEN $13::timestamptz IS NOT NULL THEN 'undo' END, $12::timestamptz, $12::timestamptz,
    greatest(clock_timestamp(), (
      SELECT max(created_at) + interval '1 millisecond' FROM message
      WHERE workspace_id = $1::uuid AND conversation_id = $5::uuid AND direction = 'outbound')))
  RETURNING id`;
