import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { callAsAgent, type Spoken } from '../account/call-as-agent';
import { whenToRetry } from '../account/when-to-retry';
import { inTransaction, type Transaction } from '../db';
import { readUpload, type UploadRecord } from '../queries/upload-sql';
import { enqueue, type Jobs } from '../queue';
import type { Answer, Failure } from '../ringcentral/answer';
import type { Connection } from '../ringcentral/connection';
import { createContent, startContent } from '../ringcentral/contents';
import { uploadFile } from '../ringcentral/uploads';
import { type ClaimedReply, claimNextReply } from '../writes/claim-next-reply';
import { noteGrantedRight, noteRefusedRight } from '../writes/forbid-channel';
import { type DeliveryNews, moveDelivery } from '../writes/move-delivery';
import { recordHandOver } from '../writes/record-hand-over';

/** Milliseconds after an attempt before it is looked for: the platform's lists may lag behind its own writes. */
const LOOK_AFTER = 60_000;
/** When a fresh content is first looked at for its confirmation, where no event tells. */
const CONFIRM_AFTER = 3_000;

/**
 * Delivers the oldest unfinished reply of a conversation: one at a time, so that they reach the customer in the
 * order they were typed. The attempt is written down before the platform is called; what comes of it, after.
 * Between the two this process may die: then nobody knows whether the customer got it, and the message becomes
 * `unknown` instead of being sent again (recover-deliveries, reconcile-reply).
 */
export async function deliverReply(job: Jobs['deliver-reply'], now: Date): Promise<void> {
  const claimed = await inTransaction((tx) => claimNextReply(tx, job, now));
  if (!claimed) return;
  const files = await handUpFiles(claimed, now);
  const spoken = Array.isArray(files) ? await speak(claimed, files, now) : files;
  await inTransaction((tx) => record(tx, claimed, spoken, now));
}

function speak(reply: ClaimedReply, attachmentIds: string[], now: Date): Promise<Spoken<ContentFacts>> {
  const terms = { group: 'light', priority: 'send', now } as const;
  return callAsAgent(reply, reply.agentId, terms, (connection) => send(connection, reply, attachmentIds));
}

/**
 * Brings the files of a reply to the platform, one after another; what is there already stays there. That is no attempt
 * yet: until the reply names them nobody sees them, so an answer that was lost only means to hand one up again.
 *
 * @returns their ids there, or why one could not be handed up
 */
async function handUpFiles(reply: ClaimedReply, now: Date): Promise<string[] | Spoken<never>> {
  const attachmentIds: string[] = [];
  for (const file of reply.files) {
    const known = file.attachmentId ?? (await handUp(reply, file, now));
    if (typeof known !== 'string') return known;
    attachmentIds.push(known);
  }
  return attachmentIds;
}

async function handUp(reply: ClaimedReply, file: UploadRecord, now: Date): Promise<string | Spoken<never>> {
  const { workspaceId, audience } = reply;
  const bytes: Uint8Array[] = [];
  for await (const part of readUpload(workspaceId, file.id)) bytes.push(part);
  const terms = { group: 'light', priority: 'send', now } as const;
  const { answer, login } = await callAsAgent(reply, reply.agentId, terms, (connection) =>
    uploadFile(connection, { ...file, bytes, isPublic: audience === 'public' }),
  );
  if (answer.outcome !== 'ok') return { answer: asNoAttempt(answer), login };
  const where = { workspaceId, id: file.id };
  await inTransaction((tx) => tx.prisma.upload.updateMany({ where, data: { attachmentId: answer.value } }));
  return answer.value;
}

/** Whatever became of an upload, the reply itself certainly did not go. */
function asNoAttempt(failure: Failure): Failure {
  if (failure.outcome !== 'unknown' && failure.outcome !== 'malformed') return failure;
  return { outcome: 'unavailable', detail: failure.detail };
}

/** A reply, or what begins a conversation. */
function send(
  connection: Connection,
  claimed: ClaimedReply,
  attachmentIds: string[],
): Promise<Answer<ContentFacts>> {
  const { parentContentId, start, channelExternalId, subject, body, template, structured, audience } =
    claimed;
  const words = { body, template, isPublic: audience === 'public' };
  if (start) return startContent(connection, { ...words, ...start, channelExternalId, subject });
  if (parentContentId === null) throw new Error(`message ${claimed.id} answers nothing`);
  return createContent(connection, { ...words, structured, parentContentId, attachmentIds });
}

/** Each way the call can end, exactly once. */
async function record(tx: Transaction, reply: ClaimedReply, spoken: Spoken<ContentFacts>, now: Date) {
  const { answer, login } = spoken;
  switch (answer.outcome) {
    case 'ok':
      await recordHandOver(tx, reply, answer.value, login);
      if (!reply.start) await noteGrantedRight(tx, reply, login);
      enqueue(tx, 'confirm-contents', accountOf(reply), { runAt: after(now, CONFIRM_AFTER) });
      return next(tx, reply, now);
    case 'refused':
      await moveDelivery(tx, reply, {
        to: 'failed',
        failureCode: answer.code ?? `HTTP-${answer.status}`,
        failureDetail: answer.detail,
        login,
      });
      // To begin something is a right of its own.
      if (!reply.start) await noteRefusedRight(tx, reply, { code: answer.code, login, at: now });
      return next(tx, reply, now);
    case 'limited':
    case 'unavailable':
    case 'unauthorized': {
      const waitUntil = whenToRetry(answer, now);
      await moveDelivery(tx, reply, { to: 'waiting', waitUntil, waitReason: waitReasonOf(answer.outcome) });
      return next(tx, reply, waitUntil);
    }
    case 'unknown':
    case 'malformed':
      await moveDelivery(tx, reply, { to: 'unknown', failureDetail: answer.detail, login });
      return enqueue(tx, 'reconcile-reply', keyOf(reply), { runAt: after(now, LOOK_AFTER) });
  }
}

function waitReasonOf(outcome: 'limited' | 'unavailable' | 'unauthorized'): DeliveryNews['waitReason'] {
  switch (outcome) {
    case 'limited':
      return 'rate-limit';
    case 'unavailable':
      return 'unavailable';
    case 'unauthorized':
      return 'sign-in';
  }
}

function next(tx: Transaction, { workspaceId, conversationId }: ClaimedReply, runAt: Date): void {
  enqueue(tx, 'deliver-reply', { workspaceId, conversationId }, { runAt });
}

function accountOf({ workspaceId, accountId }: ClaimedReply) {
  return { workspaceId, accountId };
}

function keyOf(reply: ClaimedReply) {
  return { workspaceId: reply.workspaceId, messageId: reply.id };
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
