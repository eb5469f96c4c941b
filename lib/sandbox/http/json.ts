import { edi } from './edi';
import type { HttpContext } from './operation';

export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object, not for null or an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body of a request as an object. Throws EDI-030 when it is not readable, EDI-031 when it is something else. */
export async function jsonObject(http: HttpContext): Promise<JsonObject> {
  const value = parse(await http.req.text());
  if (!isObject(value)) throw edi('031', undefined, 'an object is needed');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw edi('030', 'The body is not JSON');
  }
}
