'use client';

import clsx from 'clsx';
import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { previewOf } from '@/lib/client/attaching';
import type { Attachment, Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { FileType } from '../ui/file-type';
import { iconButtonClass } from '../ui/icon-button';
import { isPlainClick } from '../ui/plain-click';
import { AudioPlayer } from './audio-player';
import type { GalleryPicture } from './gallery';

interface AttachmentProps {
  readonly message: Message;
  readonly attachment: Attachment;
}

const loadGallery = () => import('./gallery');
const Gallery = lazy(loadGallery);

const WIDEST = 320;
const TALLEST = 320;

/** A picture, sound, film or file of a message. Its place is kept before it loads and after it is gone. */
export function AttachmentView({ message, attachment }: AttachmentProps) {
  const [goneSrc, setGoneSrc] = useState<string | null>(null);
  const src = addressOf(message, attachment);
  if (src === null) return <FileTile attachment={attachment} src={src} />;
  if (goneSrc === src) return <GoneAttachment attachment={attachment} />;
  const setGone = () => setGoneSrc(src);
  switch (attachment.kind) {
    case 'image':
      return <Picture message={message} attachment={attachment} src={src} onGone={setGone} />;
    case 'audio':
      return <AudioPlayer src={src} name={attachment.name} onGone={setGone} />;
    case 'video':
      return <Film attachment={attachment} src={src} onGone={setGone} />;
    case 'file':
      return <FileTile attachment={attachment} src={src} />;
  }
}

/** Where it is read from; a bubble that our server does not know yet shows what this page has of it. */
function addressOf({ id, clientId }: Message, { index, uploadId }: Attachment): string | null {
  if (id !== clientId) return `/api/messages/${id}/attachments/${index}`;
  return uploadId && previewOf(uploadId);
}

interface MediaProps {
  readonly attachment: Attachment;
  readonly src: string;
  readonly onGone: () => void;
}

function Picture({ message, attachment, src, onGone }: MediaProps & { readonly message: Message }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const name = message.author?.name;
  const size = fitted(attachment);
  return (
    <>
      <a
        href={src}
        target="_blank"
        rel="noreferrer"
        aria-label={t('attachment.open', { name: attachment.name })}
        onPointerEnter={loadGallery}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <img
          src={src}
          alt={message.body || (name ? t('attachment.photoFrom', { name }) : t('attachment.photo'))}
          width={size.width}
          height={size.height}
          loading="lazy"
          onError={onGone}
          className={clsx(
            'block max-w-full rounded-lg bg-sunken object-cover',
            isMeasured(attachment) && 'h-auto',
          )}
        />
      </a>
      {isOpen && (
        <Suspense fallback={null}>
          <Gallery {...picturesOf(message, attachment)} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** All pictures of its message, and which of them this one is. */
function picturesOf(message: Message, { index }: Attachment) {
  const images = message.attachments.filter(({ kind }) => kind === 'image');
  const pictures = images.flatMap((image): GalleryPicture[] => {
    const src = addressOf(message, image);
    return src === null ? [] : [{ src, name: image.name }];
  });
  return {
    pictures,
    at: Math.max(
      0,
      images.findIndex((image) => image.index === index),
    ),
  };
}

function Film({ attachment, src, onGone }: MediaProps) {
  const { t } = useWords();
  const size = fitted(attachment);
  return (
    <video
      src={src}
      controls
      preload="metadata"
      aria-label={t('attachment.video', { name: attachment.name })}
      width={size.width}
      height={size.height}
      onError={onGone}
      className={clsx('block max-w-full rounded-lg bg-sunken', isMeasured(attachment) && 'h-auto')}
    >
      <track kind="captions" />
    </video>
  );
}

/** Only a size that was told before may decide the height: nothing moves when the picture arrives. */
function isMeasured({ width, height }: Attachment): boolean {
  return Boolean(width && height);
}

/** The size on screen, in the real proportions; a usual one while nobody has told them. */
function fitted({ width, height }: Attachment): { width: number; height: number } {
  if (!width || !height) return { width: 228, height: 171 };
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function FileTile({ attachment, src }: { readonly attachment: Attachment; readonly src: string | null }) {
  const { t, bytes } = useWords();
  return (
    <span className="flex min-w-58 items-center gap-2.5">
      <FileType name={attachment.name} />
      <span className="min-w-0 flex-1">
        <b className="block truncate text-13 font-medium">{attachment.name}</b>
        {attachment.size !== null && <small className="text-12 text-text-2">{bytes(attachment.size)}</small>}
      </span>
      {src && (
        <a
          href={src}
          download={attachment.name}
          aria-label={t('attachment.download', { name: attachment.name })}
          className={iconButtonClass()}
        >
          <Download size={16} />
        </a>
      )}
    </span>
  );
}

function GoneAttachment({ attachment }: { readonly attachment: Attachment }) {
  const { t } = useWords();
  return (
    <span className="flex min-h-10 items-center gap-2.5 px-2 text-13 text-text-3">
      <FileType name={attachment.name} />
      {t('attachment.gone')}
    </span>
  );
}
