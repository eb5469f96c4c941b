import { createHash, randomBytes } from 'node:crypto';

/**
 * A content, identity or thread id: 24 hexadecimal characters, the first eight being the creation
 * second. With a `key` the rest is derived from it, so that seeded records keep their ids.
 */
export function objectId(createdAt: number, key?: string): string {
  const second = Math.floor(createdAt / 1000)
    .toString(16)
    .padStart(8, '0');
  const rest = key === undefined ? randomBytes(8) : createHash('sha256').update(key).digest();
  return second + rest.toString('hex').slice(0, 16);
}

/** True for the form the service accepts; anything else answers EDI-032. */
export function isObjectId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}

/** An unguessable token, url safe. */
export function secretToken(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}
