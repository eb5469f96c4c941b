import 'server-only';
import { type Upload, type UploadQuery, uploadQuery } from '@/lib/contract/upload';
import type { Viewer } from '@/lib/domain/permission';
import { addUpload } from '../commands/add-upload';
import { removeUpload } from '../commands/remove-upload';
import { AppError } from '../errors';
import { json, noContent } from './answer';
import { fileName } from './file-name';
import { route } from './handle';
import { idParams } from './params';

/** `POST /api/conversations/:id/uploads`: the body is the file itself. */
export const createUpload = route(
  { access: 'signed-in', params: idParams, query: uploadQuery },
  async ({ viewer, params, query, request }) =>
    json(await takeUpload(viewer, params.id, query, request), 201),
);

/**
 * Takes the body of a request as a file for a reply in a conversation.
 *
 * @throws AppError `bad-request` where it does not say how long it is, or is broken off; and as `addUpload` does
 */
export async function takeUpload(
  viewer: Viewer,
  conversationId: string,
  { id, name }: UploadQuery,
  request: Request,
): Promise<Upload> {
  const size = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isSafeInteger(size))
    throw new AppError('bad-request', 'Say how long the file is.', { field: 'body' });
  const contentType = typeOf(request.headers.get('content-type'));
  const bytes = whole(request.body ?? []);
  return addUpload(viewer, { id, conversationId, name: fileName(name), contentType, size, bytes });
}

/** `DELETE /api/uploads/:id`. Answers 204, also when there is none. */
export const deleteUpload = route({ access: 'signed-in', params: idParams }, async ({ viewer, params }) => {
  await removeUpload(viewer, params.id);
  return noContent();
});

/** Somebody who gives an upload up, or loses the connection, is no trouble of ours. */
async function* whole(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw new AppError('bad-request', 'The upload was broken off.', { field: 'body' });
  }
}

/** Only what is a media type; anything else is a file of no known kind. */
function typeOf(told: string | null): string {
  const type = told?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type) ? type : 'application/octet-stream';
}
