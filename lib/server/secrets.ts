import 'server-only';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from './env';

/** Where a sealed value lives: bound into the ciphertext, so that it cannot be moved to another row or column. */
export interface SealedPlace {
  table: string;
  column: string;
  workspaceId: string;
}

const FORMAT = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Session, encryption and other keys all derive from FOYER_SECRET, one for each purpose. */
export function derivedKey(purpose: string): Buffer {
  return keyFrom(env().FOYER_SECRET, purpose);
}

function keyFrom(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'foyer', purpose, 32));
}

/** Encrypts a secret for its place (AES-256-GCM). */
export function seal(plain: string, place: SealedPlace): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derivedKey('seal'), nonce).setAAD(associatedData(place));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `${FORMAT}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/**
 * Reads a sealed secret. While FOYER_SECRET is being changed, one that was sealed under the secret before it is read too.
 *
 * @throws when it was sealed with another FOYER_SECRET, or was moved from its place
 */
export function unseal(sealed: string, place: SealedPlace): string {
  const before = env().FOYER_SECRET_BEFORE;
  try {
    return unsealWith(env().FOYER_SECRET, sealed, place);
  } catch (error) {
    if (before === undefined) throw error;
    return unsealWith(before, sealed, place);
  }
}

/**
 * Seals a secret anew under today's FOYER_SECRET.
 *
 * @returns null where it is sealed under that one already
 * @throws as `unseal` does
 */
export function reseal(sealed: string, place: SealedPlace): string | null {
  try {
    unsealWith(env().FOYER_SECRET, sealed, place);
    return null;
  } catch {
    return seal(unseal(sealed, place), place);
  }
}

function unsealWith(secret: string, sealed: string, place: SealedPlace): string {
  const bytes = Buffer.from(sealed.slice(FORMAT.length + 1), 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret, 'seal'), nonce).setAAD(
    associatedData(place),
  );
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

function associatedData(place: SealedPlace): Buffer {
  return Buffer.from(`${place.table}/${place.column}/${place.workspaceId}`);
}

/** A secret nobody can guess: 256 bits, safe in a URL. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What a receiver knows our webhooks by, as Standard Webhooks writes it. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Marks tokens of the API wherever they turn up, so that scanners for leaked secrets can know them. */
const API_PREFIX = 'foyer_';

/** A token of the API: it names its workspace, so that it is found by a key that begins with it. */
export function newApiSecret(workspaceId: string): string {
  return `${API_PREFIX}${workspaceId.replaceAll('-', '')}${randomSecret()}`;
}

/** The workspace that a token names; null for what was never made here. */
export function workspaceOfApiSecret(token: string): string | null {
  const [, a, b, c, d, e] = /^foyer_(.{8})(.{4})(.{4})(.{4})(.{12})[\w-]{43}$/.exec(token) ?? [];
  const id = `${a}-${b}-${c}-${d}-${e}`;
  return /^[\da-f-]{36}$/.test(id) ? id : null;
}

/** What to keep of a random secret that must only be recognised. Not for passwords: those are guessable. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** What to keep of a network address that must only be recognised. With a key: there are few enough to try them all. */
export function hashOfAddress(address: string): string {
  return createHmac('sha256', derivedKey('address')).update(address).digest('base64url');
}

/** Compares without telling, by its time, how much was right. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
