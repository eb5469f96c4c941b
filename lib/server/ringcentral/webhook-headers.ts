import 'server-only';
import { parseJson } from './json';

/** Newer texts of the platform's guide call both headers by the first name, so either may carry the secret. */
const VALIDATION = 'validation-token';
const VERIFICATION = 'verification-token';

/** Characters of the echoed value; the whole answer must stay within 1,024 bytes. */
const MAX_ECHO = 500;

/**
 * Is this the platform's check of our address while a subscription is being created? Only without a JSON body:
 * deliveries may carry the same header, and an event must never be taken for a handshake.
 */
export function isHandshake(headers: Headers, bytes: Uint8Array): boolean {
  return headers.has(VALIDATION) && !parseJson(bytes).ok;
}

/** The headers with which a handshake is answered, status 200; the content type is demanded even without a body. */
export function handshakeAnswer(headers: Headers): Record<string, string> {
  const echo = headers.get(VALIDATION)?.slice(0, MAX_ECHO) ?? '';
  return { [VALIDATION]: echo, 'content-type': 'application/json' };
}

/** What a delivery offers as proof that it is genuine; one of them must equal the subscription's token. */
export function offeredTokens(headers: Headers): string[] {
  return [headers.get(VERIFICATION), headers.get(VALIDATION)].filter((token) => token !== null);
}
