import 'server-only';
import { z } from 'zod';
import { addUpload } from '../commands/add-upload';
import { removeUpload } from '../commands/remove-upload';
import { AppError } from '../errors';
import { json, noContent } from './answer';
import { fileName } from './file-name';
import { route } from './handle';
import { idParams } from './params';

const query = z.object({ id: z.uuid(), name: z.string().min(1).max(1_000) });

/** `POST /api/conversations/:id/uploads`: the body is the file itself. */
export const createUpload = route(
  { access: 'signed-in', params: idParams, query },
  async ({ viewer, params, query: { id, name }, request }) => {
    const size = Number(request.headers.get('content-length') ?? Number.NaN);
    if (!Number.isSafeInteger(size))
      throw new AppError('bad-request', 'Say how long the file is.', { field: 'body' });
    const contentType = typeOf(request.headers.get('content-type'));
    const bytes = whole(request.body ?? []);
    const file = { id, conversationId: params.id, name: fileName(name), contentType, size, bytes };
    return json(await addUpload(viewer, file), 201);
  },
);

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
