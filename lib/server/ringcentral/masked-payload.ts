import 'server-only';
import { isObject, parseJson } from './json';

/** What stands in place of a secret. */
export const MASK = '••••••';

/** Members whose value is nobody's business, by their names without case, hyphens and underscores. */
const SECRET_NAME =
  /token|secret|password|passwd|authorization|cookie|apikey|privatekey|assertion|signature|jwt/i;

/** The same in text that is no JSON, and in addresses: a name, what divides, the value. */
const SECRET_IN_TEXT =
  /([\w-]{0,40}(?:token|secret|password|authorization|cookie|api_?key|assertion|signature|jwt)[\w-]{0,40}["']?\s{0,4}[:=]\s{0,4})("[^"]{0,4000}"?|[^\s"'&,;}]{1,4000})/gi;

const BEARER = /\b(Bearer|Basic)\s{1,4}[\w.~+/=-]{8,4000}/gi;
const JWT = /\beyJ[\w-]{8,4000}\.[\w-]{8,4000}(?:\.[\w-]{0,4000})?/g;
/** Tokens of our own API, wherever somebody has pasted one. */
const OURS = /\bfoyer_[\w-]{32,100}/g;

/** Bytes beyond which a payload keeps its own lines: indenting what is deeply nested multiplies its length. */
const LONGEST_PRETTY = 65_536;

/** Shorter ones are words that a customer may use, and none of ours is. */
const SHORTEST_SECRET = 8;

/**
 * What was delivered, as somebody may see it: one member a line where it is JSON, else as it came. Values of members
 * that are called like secrets, whatever looks like a token, and the secrets given are masked, wherever they stand.
 *
 * @param bytes as they came, from a sender that may send anything
 * @param secrets in plain: all that the workspace keeps sealed
 */
export function maskedPayload(bytes: Uint8Array, secrets: readonly string[]): string {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return maskedText(new TextDecoder().decode(bytes), secrets);
  const masked = maskedValue(parsed.value, secrets);
  return JSON.stringify(masked, null, bytes.length > LONGEST_PRETTY ? 0 : 2);
}

function maskedValue(value: unknown, known: readonly string[]): unknown {
  if (typeof value === 'string') return maskedText(value, known);
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, known));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      maskedText(name, known),
      isSecretName(name) && member !== null ? MASK : maskedValue(member, known),
    ]),
  );
}

/** Whether a member is called like a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replaceAll(/[-_.\s]/g, ''));
}

/** A text without these secrets, and without whatever looks like one. */
export function maskedText(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  return withoutKnown
    .replaceAll(BEARER, `$1 ${MASK}`)
    .replaceAll(JWT, MASK)
    .replaceAll(OURS, MASK)
    .replaceAll(SECRET_IN_TEXT, `$1${MASK}`);
}
