import 'server-only';

/** Deeper than anything the platform sends, and far from where recursive code runs out of stack. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

export type ParsedJson = { ok: true; value: unknown } | { ok: false; reason: string };

/**
 * Parses JSON from a peer that may send anything. Bytes that are not UTF-8 become replacement characters.
 *
 * @returns the value, or in a few words why there is none; never throws
 */
export function parseJson(bytes: Uint8Array): ParsedJson {
  if (isTooDeep(bytes)) return { ok: false, reason: `nested deeper than ${MAX_DEPTH} levels` };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
}

/** Looks at the bytes before anything recursive does. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isInString) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) isInString = true;
    else if (OPENING.has(byte)) {
      if (++depth > MAX_DEPTH) return true;
    } else if (CLOSING.has(byte)) depth--;
  }
  return false;
}

/** A JSON object, as opposed to a list, a text or nothing. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Text that PostgreSQL can store and every browser can show: NUL and halves of surrogate pairs, which JSON allows,
 * are replaced.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** The same for every text and every name inside a value. */
export function cleanJson(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [cleanText(name), cleanJson(member)]),
  );
}
