import 'server-only';
import type { Upload } from '@/lib/contract/upload';
import { type FileFacts, refusalOfFile } from '@/lib/domain/attachment-policy';
import type { Viewer } from '@/lib/domain/permission';
import { database, inTransaction } from '../db';
import { AppError, notFound } from '../errors';
import { getConversation } from '../queries/get-conversation';
import { getChannel } from '../queries/list-channels';

/** Bytes of a row. */
const CHUNK = 512 * 1024;

/** A file as it arrives. */
interface Arriving extends FileFacts {
  conversationId: string;
  /** Made by whoever sends it: the same one again is the same file. */
  id: string;
  name: string;
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/**
 * Takes a file that somebody attaches to a reply they are writing. Its bytes are written as they come, so that a large
 * one is never held as a whole and a slow one holds no transaction; it can be sent once all of it is here. An id that is
 * known answers with its file, also once a reply has it: whoever lost an answer begins anew.
 *
 * @throws AppError `not-found`; `not-allowed` where they may read but not reply; `reply-refused` with `details.refusal` of
 * lib/domain/attachment-policy; `too-large` where more comes than was said; `bad-request` where less does
 */
export async function addUpload(viewer: Viewer, file: Arriving): Promise<Upload> {
  const { workspaceId, agentId } = viewer;
  const { conversation } = await getConversation(viewer, file.conversationId, database);
  await requireTaken(viewer, conversation, file);
  const { id, conversationId, name, contentType, size } = file;
  const upload = { id, name, contentType, size };
  const earlier = await inTransaction(async (tx) => {
    const known = await tx.prisma.upload.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
    if (known && (known.agentId !== agentId || known.conversationId !== conversationId))
      throw notFound('upload');
    if (known?.isWhole) return known;
    await tx.prisma.upload.deleteMany({ where: { workspaceId, id } });
    await tx.prisma.upload.create({ data: { ...upload, workspaceId, agentId, conversationId } });
    return null;
  });
  if (earlier) return { id, name: earlier.name, contentType: earlier.contentType, size: earlier.size };
  await writeBytes(workspaceId, file);
  await inTransaction((tx) =>
    tx.prisma.upload.updateMany({ where: { workspaceId, id }, data: { isWhole: true } }),
  );
  return upload;
}

async function requireTaken(
  viewer: Viewer,
  { channelId, channelType }: { channelId: string; channelType: string },
  file: FileFacts,
): Promise<void> {
  const channel = await getChannel(database, viewer, channelId);
  if (!channel.rights.canReply) throw new AppError('not-allowed', 'You may read this channel but not reply.');
  const refused = refusalOfFile(channelType, file);
  if (refused) throw new AppError('reply-refused', `Not taken: ${refused.refusal}.`, { ...refused });
}

async function writeBytes(workspaceId: string, { id, size, bytes }: Arriving): Promise<void> {
  let position = 0;
  let received = 0;
  for await (const chunk of inChunks(bytes)) {
    received += chunk.byteLength;
    if (received > size) throw new AppError('too-large', 'More came than was said.');
    await database.rows(
      `INSERT INTO upload_chunk (workspace_id, upload_id, position, bytes) VALUES ($1::uuid, $2::uuid, $3::int, $4::bytea)`,
      [workspaceId, id, position, chunk],
    );
    position += 1;
  }
  if (received < size) throw new AppError('bad-request', 'Less came than was said.', { field: 'body' });
}

/** Networks hand bytes on in small pieces; rows hold larger ones. */
async function* inChunks(bytes: Arriving['bytes']): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    held.push(piece);
    length += piece.byteLength;
    if (length < CHUNK) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}
