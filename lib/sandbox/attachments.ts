import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentView } from './content-view';
import { ApiFault } from './http/api-fault';
import { edi } from './http/edi';
import { type App, type Call, extension, type HttpContext, openOperation } from './http/operation';
import { credentials } from './oauth/credentials';
import type { Sandbox } from './sandbox';
import { assetPath } from './state/assets';
import { objectId } from './state/ids';
import type { Attachment } from './state/records';

const DOWNLOAD = { id: 'downloadAttachment', method: 'GET', path: '/attachments/{attachmentId}' };
const UPLOAD = { id: 'uploadAttachment', method: 'POST', path: '/cx/social-messaging/v1/attachments' };
const LINK_LIFETIME_MS = 3_600_000;
const LARGEST_UPLOAD = 50 * 1024 * 1024;

/**
 * Download of files, and the upload route. The platform never published an upload: ours is an extension,
 * shaped like the sibling API's and marked by the header `X-Sandbox-Extension`.
 */
export function registerAttachments(app: App, sandbox: Sandbox): void {
  openOperation(app, sandbox, DOWNLOAD, (http) => download(sandbox, http));
  extension(app, sandbox, UPLOAD, upload);
}

/** Where a file can be fetched without a bearer token; private ones for an hour. */
export function attachmentUri(sandbox: Sandbox, attachment: Attachment): string {
  const address = `${sandbox.url}/attachments/${attachment.id}`;
  if (attachment.isPublic) return address;
  // Rounded, so that the address stays the same for a while and can be cached.
  const step = LINK_LIFETIME_MS / 2;
  const until = (Math.floor(sandbox.clock.now() / step) + 2) * step;
  return `${address}?token=${until.toString(36)}.${signature(sandbox, attachment.id, until)}`;
}

async function download(sandbox: Sandbox, http: HttpContext): Promise<Response> {
  const attachment = sandbox.store.attachments.get(http.req.param('attachmentId') ?? '');
  if (!attachment) throw edi('029');
  if (!attachment.isPublic) checkToken(sandbox, attachment.id, http.req.query('token') ?? '');
  const bytes = await readFile(fileOf(sandbox, attachment));
  return http.body(new Uint8Array(bytes), 200, {
    'Content-Type': attachment.contentType,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
    'Cache-Control': 'private, max-age=1800',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  });
}

async function upload({ sandbox, http }: Omit<Call, 'asked' | 'body'>): Promise<Response> {
  http.header('X-Sandbox-Extension', 'attachment-upload');
  const form = await http.req.parseBody().catch(() => {
    throw edi('030', 'A multipart form is needed');
  });
  const { file } = form;
  if (!(file instanceof File)) throw edi('025', 'Parameter missing: file');
  if (file.size > LARGEST_UPLOAD) throw edi('033', undefined, 'the file is too large');
  const createdAt = sandbox.clock.now();
  const attachment: Attachment = {
    id: objectId(createdAt),
    createdAt,
    contentType: file.type || 'application/octet-stream',
    filename: file.name,
    size: file.size,
    isPublic: form.private === 'false',
    asset: null,
    contentId: null,
  };
  await mkdir(sandbox.uploadFolder, { recursive: true });
  await writeFile(fileOf(sandbox, attachment), new Uint8Array(await file.arrayBuffer()), { flush: true });
  sandbox.store.attachments.put(attachment);
  await sandbox.store.flush();
  return http.json(attachmentView(sandbox, attachment), 201);
}

function fileOf(sandbox: Sandbox, { id, asset }: Attachment): string {
  return asset === null ? join(sandbox.uploadFolder, id) : assetPath(asset);
}

function checkToken(sandbox: Sandbox, id: string, token: string): void {
  const [until = '', given = ''] = token.split('.');
  const expected = Buffer.from(signature(sandbox, id, Number.parseInt(until, 36)));
  const actual = Buffer.from(given);
  const isGenuine = actual.length === expected.length && timingSafeEqual(actual, expected);
  if (!isGenuine) throw new ApiFault(403, 'CMN-408', 'The address of this file is not valid');
  if (sandbox.clock.now() >= Number.parseInt(until, 36)) {
    throw new ApiFault(403, 'CMN-408', 'The address of this file has expired');
  }
}

function signature(sandbox: Sandbox, id: string, until: number): string {
  const { clientSecret } = credentials(sandbox.store);
  return createHmac('sha256', clientSecret).update(`${id} ${until}`).digest('base64url').slice(0, 22);
}
