import 'server-only';
import { acceptWebhook, type WebhookOutcome, type WebhookPost } from '../commands/accept-webhook';
import { AppError } from '../errors';
import { log } from '../log';
import { readBytes } from './read-json';
import { within } from './within';

/** Bytes; a content with everything in it has a few thousand. */
export const WEBHOOK_MAX_BYTES = 1_048_576;

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
  const { status, headers } = await readBytes(request, WEBHOOK_MAX_BYTES).then(
    (bytes) => receiveWebhook({ token: secret, headers: request.headers, bytes }),
    refuseBody,
  );
  return new Response(null, { status, headers });
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
