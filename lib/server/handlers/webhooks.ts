import 'server-only';
import { acceptWebhook, type WebhookOutcome, type WebhookPost } from '../commands/accept-webhook';
import { AppError } from '../errors';
import { log } from '../log';
import { within } from './within';

/** Bytes that are kept of a delivery; a content with everything in it has a few thousand. */
const MOST_KEPT = 1_048_576;

/** Bytes that are read of it. Whatever the platform sends is to be acknowledged: it gives up who refuses too often. */
const MOST_READ = 33_554_432;

/** Milliseconds. The platform waits three seconds, and stops telling us anything after too many failures. */
const PATIENCE = 2_500;

/** An answer without a body, as small as can be: the platform reads no more than 1,024 bytes. */
export interface WebhookAnswer {
  status: number;
  headers: Record<string, string>;
}

const type = { 'content-type': 'application/json' };

/** Answers a delivery. What cannot be stored is not acknowledged: the platform's retry, or our sweep, brings it. */
export async function receiveWebhook(post: WebhookPost): Promise<WebhookAnswer> {
  try {
    return answerTo(await within(PATIENCE, acceptWebhook(post, new Date())));
  } catch (error) {
    log().error({ err: error }, 'a webhook could not be stored');
    return { status: 503, headers: type };
  }
}

/** `POST /api/webhooks/ringcentral/:secret`, where it is answered by Next. The front answers it without. */
export async function readWebhook(
  request: Request,
  context: { params: Promise<{ secret: string }> },
): Promise<Response> {
  const { secret } = await context.params;
  const { status, headers } = await readDelivery(request.headers, request.body ?? []).then(
    (body) => receiveWebhook({ token: secret, headers: request.headers, ...body }),
    refuseBody,
  );
  return new Response(null, { status, headers });
}

/**
 * Reads what was posted to its end, and keeps the beginning.
 *
 * @throws AppError `too-large` beyond 32 MiB; `wrong-media-type` for a compressed one: nothing is unpacked
 */
export async function readDelivery(
  headers: Headers,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Pick<WebhookPost, 'bytes' | 'isCut'>> {
  if (headers.has('content-encoding')) {
    throw new AppError('wrong-media-type', 'The body must not be compressed.');
  }
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size < MOST_KEPT) kept.push(chunk);
    size += chunk.byteLength;
    if (size > MOST_READ) throw new AppError('too-large', `The body is longer than ${MOST_READ} bytes.`);
  }
  return { bytes: Buffer.concat(kept).subarray(0, MOST_KEPT), isCut: size > MOST_KEPT };
}

/** A body that is not even read: too long, or compressed. */
export function refuseBody(error: unknown): WebhookAnswer {
  return { status: error instanceof AppError && error.code === 'too-large' ? 413 : 415, headers: type };
}

function answerTo(outcome: WebhookOutcome): WebhookAnswer {
  switch (outcome.outcome) {
    case 'accepted':
      return { status: 200, headers: type };
    case 'handshake':
      return { status: 200, headers: outcome.headers };
    case 'forged':
      return { status: outcome.knewPath ? 401 : 404, headers: type };
  }
}
