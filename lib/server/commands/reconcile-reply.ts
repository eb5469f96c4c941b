import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { customerOf } from '@/lib/domain/conversation';
import { callAccount } from '../account/call-account';
import { whenToRetry } from '../account/when-to-retry';
import { database, inTransaction, type Transaction } from '../db';
import { hasUntold, listUnknownPeople } from '../queries/addressees';
import { findOutboxMessage, type OutboxRecord } from '../queries/find-outbox-message';
import { enqueue, type Jobs } from '../queue';
import type { Answer, Failure } from '../ringcentral/answer';
import { type ContentPage, listContents } from '../ringcentral/contents';
import { readIdentity } from '../ringcentral/identities';
import { importContents } from '../writes/import-contents';
import { beginsSomething } from '../writes/meet-starts';
import { moveDelivery } from '../writes/move-delivery';
import { savePeople } from '../writes/save-people';

/** A reply is looked for not sooner than this after its attempt, and again as much later (milliseconds). */
const QUIET = 60_000;
/** After this long without two complete lists a person decides. */
const GIVE_UP = 60 * 60_000;
/** The list is read back to this long before the attempt: clocks may differ. */
const MARGIN = 60_000;
const PAGE_SIZE = 100;

/**
 * Finds out what became of a reply whose attempt had no answer. The list of the channel is imported back to the
 * attempt: if the reply is there, the import recognises it (writes/save-messages.ts). Only when it is absent from
 * two complete lists a minute apart is it sent again; when no complete list can be had, a person decides.
 */
export async function reconcileReply(job: Jobs['reconcile-reply'], now: Date): Promise<void> {
  const reply = await findOutboxMessage(database, job.workspaceId, job.messageId);
  if (reply?.delivery !== 'unknown' || !reply.attemptedAt) return;
  const lookAt = laterOf(plus(reply.attemptedAt, QUIET), reply.absentSince && plus(reply.absentSince, QUIET));
  if (now < lookAt) return again(job, lookAt);
  const looking = { since: plus(reply.attemptedAt, -MARGIN), begun: [] };
  const failure = await importSince(reply, looking, now);
  if (failure) return postpone(job, reply, { failure, now });
  await decide(job, looking.begun, now);
}

interface Looking {
  /** Back to when the list is read. */
  since: Date;
  /** What has begun a conversation since then, as far as it was read. */
  begun: ContentFacts[];
}

/** @returns why the list is not complete; null when it is */
async function importSince(reply: OutboxRecord, looking: Looking, now: Date): Promise<Failure | null> {
  const { since, begun } = looking;
  let pageToken: string | null = null;
  do {
    const answer = await listPage(reply, pageToken, now);
    if (answer.outcome !== 'ok') return answer;
    const page: ContentPage = answer.value;
    const late = page.contents.filter((it) => beginsSomething(it) && new Date(it.sentAt) >= since);
    const failure = reply.isStartOfTalk ? await learnAddressees(reply, late, now) : null;
    if (failure) return failure;
    begun.push(...late);
    await inTransaction((tx) => importContents(tx, accountOf(reply), page.contents));
    pageToken = reachesBack(page, since) ? null : page.nextPageToken;
  } while (pageToken !== null);
  return null;
}

/** Its conversation is found by the number or address of its addressee, of whom so far only an id is told. */
async function learnAddressees(
  reply: OutboxRecord,
  contents: ContentFacts[],
  now: Date,
): Promise<Failure | null> {
  const told = contents.flatMap((content) => customerOf(content) ?? []);
  for (const externalId of await listUnknownPeople(database, accountOf(reply), told)) {
    const answer = await callAccount(
      accountOf(reply),
      { group: 'light', priority: 'send', now },
      (connection) => readIdentity(connection, externalId),
    );
    // Whom the platform hides cannot be recognised: a person decides then.
    if (answer.outcome === 'refused') continue;
    if (answer.outcome !== 'ok') return answer;
    await inTransaction((tx) => savePeople(tx, accountOf(reply), [answer.value], now));
  }
  return null;
}

function listPage(reply: OutboxRecord, pageToken: string | null, now: Date): Promise<Answer<ContentPage>> {
  const query = {
    order: 'newest',
    pageSize: PAGE_SIZE,
    pageToken,
    channelExternalId: reply.channelExternalId,
  } as const;
  return callAccount(accountOf(reply), { group: 'light', priority: 'send', now }, (connection) =>
    listContents(connection, query),
  );
}

function reachesBack({ contents }: ContentPage, since: Date): boolean {
  return contents.some(({ sentAt }) => new Date(sentAt) < since);
}

/** The list is complete and imported: is it still missing? */
async function decide(job: Jobs['reconcile-reply'], begun: ContentFacts[], now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const reply = await findOutboxMessage(tx, job.workspaceId, job.messageId);
    if (!reply) return;
    if (reply.delivery !== 'unknown') return continueConversation(tx, reply);
    if (reply.absentSince === null) {
      await noteAbsence(tx, reply, now);
      return enqueue(tx, 'reconcile-reply', job, { runAt: plus(now, QUIET) });
    }
    // Among what has begun may be this very one, to somebody who cannot be told: it must not go out twice.
    const isUntold = reply.isStartOfTalk && (await hasUntold(tx, accountOf(reply), begun));
    await moveDelivery(tx, reply, { to: isUntold ? 'not_confirmed' : 'queued' });
    return continueConversation(tx, reply);
  });
}

function continueConversation(tx: Transaction, { workspaceId, conversationId }: OutboxRecord): void {
  enqueue(tx, 'deliver-reply', { workspaceId, conversationId });
}

async function noteAbsence(tx: Transaction, reply: OutboxRecord, now: Date): Promise<void> {
  await tx.rows(
    `UPDATE message SET absent_since = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`,
    [reply.workspaceId, reply.id, now.toISOString()],
  );
}

async function postpone(
  job: Jobs['reconcile-reply'],
  reply: OutboxRecord,
  { failure, now }: { failure: Failure; now: Date },
): Promise<void> {
  const isHopeless = reply.attemptedAt !== null && now >= plus(reply.attemptedAt, GIVE_UP);
  if (!isHopeless) return again(job, whenToRetry(failure, now));
  await inTransaction(async (tx) => {
    await moveDelivery(tx, reply, { to: 'not_confirmed' });
    continueConversation(tx, reply);
  });
}

async function again(job: Jobs['reconcile-reply'], runAt: Date): Promise<void> {
  await inTransaction(async (tx) => enqueue(tx, 'reconcile-reply', job, { runAt }));
}

function accountOf({ workspaceId, accountId }: OutboxRecord) {
  return { workspaceId, accountId };
}

function plus(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

function laterOf(a: Date, b: Date | null): Date {
  return b && b > a ? b : a;
}
