import 'server-only';
import { Readable } from 'node:stream';
import { attachmentPlace } from '@/lib/contract/attachment';
import type { Viewer } from '@/lib/domain/permission';
import { refreshAttachments } from '../commands/refresh-attachments';
import { AppError } from '../errors';
import { type Attachment, getAttachment } from '../queries/get-attachment';
import { readUpload } from '../queries/upload-sql';
import type { Answer } from '../ringcentral/answer';
import { type OpenedAttachment, openAttachment } from '../ringcentral/attachments';
import { contentDisposition } from './file-name';
import { route } from './handle';

/** What a browser shows without running anything in it. Everything else is saved, whatever it calls itself. */
const shownTypes = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'],
  ...[
    'audio/mpeg',
    'audio/mp4',
    'audio/aac',
    'audio/ogg',
    'audio/opus',
    'audio/wav',
    'audio/webm',
    'audio/amr',
  ],
  ...['video/mp4', 'video/webm', 'video/ogg', 'video/quicktime', 'video/3gpp'],
]);

/** `GET /api/messages/:id/attachments/:index`: the file itself. */
export const readAttachment = route(
  { access: 'signed-in', params: attachmentPlace },
  async ({ viewer, params: { id, index } }) => answerWithFile(viewer, id, index),
);

/**
 * A file of a message, from the platform, through us. Whoever gets it: nothing in it runs in a browser.
 *
 * @param index its place in the message
 * @throws AppError `not-found`; `upstream-refused`, `upstream-unavailable` where the platform does not give it
 */
export async function answerWithFile(viewer: Viewer, messageId: string, index: number): Promise<Response> {
  const attachment = await getAttachment(viewer, messageId, index);
  const { uploadId } = attachment.facts;
  if (uploadId !== undefined) return toResponse(attachment, ownFile(viewer, uploadId, attachment));
  const opened = await openFresh(viewer, attachment, index);
  if (opened.outcome !== 'ok') throw unavailable(opened);
  return toResponse(attachment, opened.value);
}

/** What the platform does not have yet is read from where it was uploaded. */
function ownFile({ workspaceId }: Viewer, uploadId: string, { facts }: Attachment): OpenedAttachment {
  const stream = Readable.from(readUpload(workspaceId, uploadId));
  return { stream, contentType: facts.contentType, size: facts.size };
}

/** An address that is refused may only have expired: then a fresh one is asked for, once. */
async function openFresh(
  viewer: Viewer,
  attachment: Attachment,
  index: number,
): Promise<Answer<OpenedAttachment>> {
  const { accountId, serverUrl, messageId, contentId, facts } = attachment;
  const opened = await openAttachment(facts.url, serverUrl);
  const mayBeExpired = opened.outcome === 'refused' || opened.outcome === 'unauthorized';
  if (!mayBeExpired || contentId === null) return opened;
  const account = { workspaceId: viewer.workspaceId, accountId };
  const fresh = await refreshAttachments(account, { messageId, contentId }, new Date());
  const address = fresh?.[index]?.url;
  return address === undefined ? opened : openAttachment(address, serverUrl);
}

function unavailable(answer: Exclude<Answer<OpenedAttachment>, { outcome: 'ok' }>): AppError {
  if (answer.outcome === 'limited') return new AppError('upstream-unavailable', 'The call budget is spent.');
  const isGone = answer.outcome === 'refused' || answer.outcome === 'malformed';
  return new AppError(isGone ? 'upstream-refused' : 'upstream-unavailable', answer.detail);
}

function toResponse({ facts }: Attachment, { stream, contentType, size }: OpenedAttachment): Response {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const isShown = shownTypes.has(type);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': isShown ? type : 'application/octet-stream',
      'content-disposition': contentDisposition(isShown ? 'inline' : 'attachment', facts.name),
      'content-security-policy': "sandbox; default-src 'none'",
      ...(size !== null && { 'content-length': String(size) }),
    },
  });
}
