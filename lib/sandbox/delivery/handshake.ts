import { ApiFault } from '../http/api-fault';
import { invalidParameter } from '../http/violations';
import { secretToken } from '../state/ids';
import { post } from './post';

const ANSWER_MS = 3000;
const LARGEST_ANSWER = 1024;

/**
 * Asks a webhook address whether it wants our events: an empty POST with `Validation-Token`, to be echoed
 * within three seconds in an answer of at most 1,024 bytes. Throws CMN-101 when nobody answers, SUB-524 when
 * the certificate is not to be trusted, SUB-525 when the answer is not as it should be.
 */
export async function shakeHands(address: string, verificationToken: string | null): Promise<void> {
  const token = secretToken(24);
  const answer = await post(address, {
    body: null,
    headers: {
      'Validation-Token': token,
      ...(verificationToken ? { 'Verification-Token': verificationToken } : {}),
    },
    timeoutMs: ANSWER_MS,
  });
  if (answer.isUntrusted) throw new ApiFault(400, 'SUB-524', `Webhook certificate: ${answer.error}`);
  if (answer.status === null) throw invalidParameter('deliveryMode.address', answer.error ?? undefined);
  const complaint = complaintOf(answer.status, answer.headers, answer.size, token);
  if (complaint) throw new ApiFault(400, 'SUB-525', `Webhook answer is not valid: ${complaint}`);
}

function complaintOf(status: number, headers: Headers, size: number, token: string): string | null {
  if (status !== 200) return `status ${status} instead of 200`;
  if (headers.get('validation-token') !== token) return 'Validation-Token is not echoed';
  if (size > LARGEST_ANSWER) return `more than ${LARGEST_ANSWER} bytes`;
  if (!headers.get('content-type')?.startsWith('application/json'))
    return 'Content-Type is not application/json';
  return null;
}
