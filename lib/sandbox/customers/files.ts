import { statSync } from 'node:fs';
import type { Sandbox } from '../sandbox';
import { assetPath } from '../state/assets';
import { objectId } from '../state/ids';
import type { Attachment } from '../state/records';

export const FILE_KINDS = ['image', 'map', 'hub', 'autumn', 'pdf', 'audio', 'video'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

interface Asset {
  readonly asset: string;
  readonly contentType: string;
  readonly filename: string;
}

const ASSETS: Readonly<Record<FileKind, Asset>> = {
  image: { asset: 'wheel.jpg', contentType: 'image/jpeg', filename: 'IMG_2041.jpg' },
  map: { asset: 'map.png', contentType: 'image/png', filename: 'map.png' },
  hub: { asset: 'hub.jpg', contentType: 'image/jpeg', filename: 'IMG_2057.jpg' },
  autumn: { asset: 'autumn.jpg', contentType: 'image/jpeg', filename: 'autumn-service-week.jpg' },
  pdf: { asset: 'warranty.pdf', contentType: 'application/pdf', filename: 'Northwind warranty 2025.pdf' },
  audio: { asset: 'voice-note.m4a', contentType: 'audio/mp4', filename: 'voice-note.m4a' },
  video: { asset: 'ride.mp4', contentType: 'video/mp4', filename: 'VID_0031.mp4' },
};

interface Owner {
  readonly id: string;
  readonly createdAt: number;
  readonly isPublic: boolean;
}

/** Files that come in with a content, out of the sandbox's own small stock. */
export function newAttachments(sandbox: Sandbox, kinds: readonly FileKind[], owner: Owner): Attachment[] {
  return kinds.map((kind, index) => {
    const asset = ASSETS[kind];
    return sandbox.store.attachments.put({
      ...asset,
      id: objectId(owner.createdAt, `${owner.id} file ${index}`),
      createdAt: owner.createdAt,
      size: statSync(assetPath(asset.asset)).size,
      isPublic: owner.isPublic,
      contentId: owner.id,
    });
  });
}
