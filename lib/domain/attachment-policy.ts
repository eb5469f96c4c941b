/** May this file go with a message, here? Asked before any byte is sent, and again when it arrives. */
import { capabilityOf } from './channel';
import { type FileKind, type FileLimit, LARGEST_FILE } from './file-rules';

/** What is known of a file before it is read. */
export interface FileFacts {
  /** A media type, as the browser tells it; empty when it does not know. */
  contentType: string;
  /** Bytes. */
  size: number;
}

export type FileRefusal =
  | { refusal: 'file-empty' | 'files-not-taken' }
  | { refusal: 'file-kind-not-taken'; kind: FileKind; types: readonly string[] | null }
  | { refusal: 'file-too-large'; kind: FileKind; limit: number };

/** What a file is to a network, by its media type. */
export function kindOfFile(contentType: string): FileKind {
  const family = contentType.toLowerCase().split('/', 1)[0];
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}

/**
 * Why a channel of this type would not take this file; null when it would.
 *
 * Kinds and sizes are the networks' own; a picture that a network does not show may go as a file where that is taken.
 */
export function refusalOfFile(channelType: string, { contentType, size }: FileFacts): FileRefusal | null {
  const rule = capabilityOf(channelType)?.files;
  if (!rule) return { refusal: 'files-not-taken' };
  if (size === 0) return { refusal: 'file-empty' };
  const kind = kindOfFile(contentType);
  const limit = limitFor(rule.kinds, kind, contentType);
  if (!limit) return { refusal: 'file-kind-not-taken', kind, types: rule.kinds[kind]?.types ?? null };
  const largest = Math.min(limit.bytes, LARGEST_FILE);
  return size > largest ? { refusal: 'file-too-large', kind, limit: largest } : null;
}

function limitFor(
  kinds: Partial<Record<FileKind, FileLimit>>,
  kind: FileKind,
  contentType: string,
): FileLimit | null {
  const own = kinds[kind];
  if (!own) return null;
  const type = contentType.toLowerCase().split(';', 1)[0]?.trim() ?? '';
  return own.types === null || own.types.includes(type) ? own : null;
}

/** How many files one message takes on a channel of this type; 0 where it takes none. */
export function mostFiles(channelType: string): number {
  return capabilityOf(channelType)?.files?.most ?? 0;
}

/** What a file picker may offer; empty where anything goes, so that nothing is hidden. */
export function pickableTypes(channelType: string): string[] {
  const kinds = Object.entries(capabilityOf(channelType)?.files?.kinds ?? {});
  if (kinds.some(([kind, { types }]) => kind === 'file' && types === null)) return [];
  return kinds.flatMap(([kind, { types }]) => types ?? [`${kind}/*`]);
}
