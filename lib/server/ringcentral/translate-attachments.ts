import 'server-only';
import type { AttachmentFacts } from '@/lib/domain/content-facts';
import { attachmentRecord, type ContentRecord } from './schemas';
import { webAddress } from './web-address';

/** More than any network takes; the rest of a longer list is left out. */
const MAX_ATTACHMENTS = 50;
/** Characters. */
const MAX_NAME = 255;

/**
 * The files of a content. One without a usable address cannot be opened by anybody and is left out. Photos and
 * albums of Facebook carry their picture as a link instead of a file.
 */
export function attachmentsOf(record: ContentRecord): AttachmentFacts[] {
  const files = record.attachments.slice(0, MAX_ATTACHMENTS).flatMap((item) => attachmentOf(item) ?? []);
  const picture = webAddress(record.fbLink);
  return files.length > 0 || picture === null ? files : [pictureAt(picture)];
}

function attachmentOf(item: unknown): AttachmentFacts | null {
  const parsed = attachmentRecord.safeParse(item);
  const url = parsed.success ? webAddress(parsed.data.uri) : null;
  if (!parsed.success || url === null) return null;
  const { contentType, filename, size, width, height } = parsed.data;
  return {
    kind: kindOf(contentType),
    name: displayable(filename) ?? 'attachment',
    contentType: contentType?.toLowerCase() ?? null,
    size: count(size),
    width: count(width),
    height: count(height),
    url,
  };
}

function pictureAt(url: string): AttachmentFacts {
  return { kind: 'image', name: 'picture', contentType: null, size: null, width: null, height: null, url };
}

function kindOf(contentType: string | null): AttachmentFacts['kind'] {
  const family = contentType?.toLowerCase().split('/')[0];
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}

/** Without characters that cannot be seen: they reverse or hide the ending of a name. */
function displayable(name: string | null): string | null {
  const visible = name?.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  return visible ? visible.slice(0, MAX_NAME) : null;
}

function count(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
