import 'server-only';
import type { Answer } from './answer';
import { bearer, callForJson, callForNothing } from './call';
import { type Connection, socialPath } from './connection';
import { uploadRecord } from './schemas';

/** Never published: shaped as the sibling API's, where a platform has it at all (API notes, section 9). */
const pathOf = (connection: Connection) => socialPath(connection, 'attachments');

interface File {
  name: string;
  contentType: string;
  bytes: readonly Uint8Array[];
  /** Whether it will go with something public. */
  isPublic: boolean;
}

/**
 * Hands a file up, to be named by a message. Doing it twice harms nobody: what no message names is never seen.
 *
 * @returns the platform's id of it
 */
export function uploadFile(
  connection: Connection,
  { name, contentType, bytes, isPublic }: File,
): Promise<Answer<string>> {
  const multipart = new FormData();
  multipart.set(
    'file',
    new Blob(
      bytes.map((part) => Buffer.from(part)),
      { type: contentType },
    ),
    name,
  );
  multipart.set('private', String(!isPublic));
  return callForJson(bearer(connection), { method: 'POST', path: pathOf(connection), multipart }, (json) => {
    const parsed = uploadRecord.safeParse(json);
    return parsed.success
      ? { ok: true, value: parsed.data.id }
      : { ok: false, detail: 'an upload without an id' };
  });
}

/**
 * Whether there is a way to upload: asked with nothing in it, which every such way refuses in its own words.
 *
 * @returns null when it could not be told now
 */
export async function asksForFiles(connection: Connection): Promise<Answer<boolean>> {
  const answer = await callForNothing(bearer(connection), {
    method: 'POST',
    path: pathOf(connection),
    multipart: new FormData(),
  });
  if (answer.outcome === 'ok') return { ...answer, value: true };
  if (answer.outcome !== 'refused') return answer;
  const isThere = answer.status !== 404 && answer.status !== 405;
  return { outcome: 'ok', value: isThere, rate: answer.rate, generationSeen: 'undetected' };
}
