import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BODY_MAX_BYTES, type Message } from '@/lib/contract/message';
import type { Viewer } from '@/lib/domain/permission';
import { readPlatform } from '../commands/read-platform';
import { sendReply } from '../commands/send-reply';
import { AppError, notFound } from '../errors';
import { getHandOver, type HandOver } from '../queries/get-hand-over';
import { getReadableContent } from '../queries/get-readable-content';
import type { Answer } from '../ringcentral/answer';
import { type PassThroughAnswer, passThroughOperation } from '../ringcentral/pass-through';
import { passedReply } from '../ringcentral/pass-through-reply';
import { json } from './answer';
import { route } from './handle';

const pathParams = z.object({ path: z.array(z.string()) });

/** `GET /api/social-messaging/v1/…`: the platform's four reading operations, with the rights of whoever asks. */
export const readThrough = route(
  { access: { scope: 'read' }, params: pathParams },
  async ({ viewer, params: { path }, request }) => {
    if (!passThroughOperation({ method: 'GET', path })) throw notFound('operation');
    const query = new URL(request.url).searchParams;
    return toResponse(await readPlatform(viewer, { method: 'GET', path, query }, new Date()));
  },
);

/**
 * `POST /api/social-messaging/v1/contents`: a reply, which goes the way of every reply. The header `Idempotency-Key`
 * (a UUID) names it: the same key again sends nothing twice. Answers 201 with the platform's record when it has one
 * within a few seconds, else 202 with where the reply stands.
 */
export const replyThrough = route(
  { access: { scope: 'reply' }, params: pathParams, body: passedReply, maxBodyBytes: 2 * BODY_MAX_BYTES },
  async ({ viewer, params: { path }, body, request }) => {
    if (!passThroughOperation({ method: 'POST', path })) throw notFound('operation');
    const parent = await getReadableContent(viewer, body.parentContentId);
    const reply = {
      clientId: idempotencyKey(request),
      conversationId: parent.conversationId,
      body: body.body,
      audience: body.audience ?? parent.audience,
      parentMessageId: parent.messageId,
      lastSeenMessageId: null,
      sendAnyway: true,
    };
    const message = await sendReply(viewer, reply, new Date());
    return answerWithRecord(viewer, message, await waitForHandOver(viewer, message.id));
  },
);

function idempotencyKey(request: Request): string {
  const parsed = z.uuid().safeParse(request.headers.get('idempotency-key'));
  if (parsed.success) return parsed.data;
  throw new AppError('bad-request', 'The header Idempotency-Key must be a UUID.', {
    field: 'Idempotency-Key',
  });
}

/** Milliseconds. */
const LONGEST_WAIT = 5_000;
const LOOK_EVERY = 200;

/** States in which nothing more will happen by itself. */
const ended = new Set(['failed', 'not_confirmed', 'waiting']);

async function waitForHandOver(viewer: Viewer, messageId: string): Promise<HandOver> {
  const until = Date.now() + LONGEST_WAIT;
  for (;;) {
    const standing = await getHandOver(viewer, messageId);
    const isSettled = standing.contentId !== null || ended.has(standing.delivery ?? '');
    if (isSettled || Date.now() > until) return standing;
    await sleep(LOOK_EVERY);
  }
}

async function answerWithRecord(viewer: Viewer, message: Message, standing: HandOver): Promise<Response> {
  const { contentId, delivery, failureCode, failureDetail } = standing;
  if (contentId === null && delivery === 'failed') {
    throw new AppError('upstream-refused', `The platform refused it: ${failureDetail ?? failureCode}`, {
      failureCode,
      failureDetail,
    });
  }
  const record = contentId === null ? null : await readRecord(viewer, contentId);
  return (
    record ??
    json({ messageId: message.id, conversationId: message.conversationId, contentId, delivery }, 202)
  );
}

/** Null when the platform does not tell it now: the reply stands all the same. */
async function readRecord(viewer: Viewer, contentId: string): Promise<Response | null> {
  const request = { method: 'GET', path: ['contents', contentId], query: new URLSearchParams() };
  const answer = await readPlatform(viewer, request, new Date());
  if (answer.outcome !== 'ok' || answer.value.status !== 200) return null;
  return new Response(Buffer.from(answer.value.bytes), { status: 201, headers: answer.value.headers });
}

function toResponse(answer: Answer<PassThroughAnswer>): Response {
  switch (answer.outcome) {
    case 'ok':
      return new Response(Buffer.from(answer.value.bytes), {
        status: answer.value.status,
        headers: answer.value.headers,
      });
    case 'limited':
      throw new AppError('too-many-requests', 'The call budget of the account is spent.', {
        retryAfterSeconds: Math.ceil(answer.retryAfterMs / 1_000),
      });
    case 'refused':
      throw notFound('content');
    case 'unauthorized':
    case 'unavailable':
      throw new AppError('upstream-unavailable', answer.detail);
    case 'unknown':
    case 'malformed':
      throw new AppError('upstream-refused', answer.detail);
  }
}
