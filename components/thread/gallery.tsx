'use client';

import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { IconButton, iconButtonClass } from '../ui/icon-button';

export interface GalleryPicture {
  readonly src: string;
  readonly name: string;
}

interface GalleryProps {
  readonly pictures: readonly GalleryPicture[];
  /** Which one is shown first. */
  readonly at: number;
  readonly onClose: () => void;
}

/** The pictures of a message, one at a time and as large as they fit; arrow keys go from one to the next. */
export default function Gallery({ pictures, at, onClose }: GalleryProps) {
  const { t } = useWords();
  const [place, setPlace] = useState(at);
  const picture = pictures[place];
  const go = (step: number) => setPlace((place + step + pictures.length) % pictures.length);
  useArrowKeys(go);
  if (!picture) return null;
  const isSeveral = pictures.length > 1;
  return (
    <Dialog kind="full" title={picture.name} closeLabel={t('common.close')} onClose={onClose}>
      <div className="flex h-full flex-col">
        <div className="relative min-h-0 flex-1 bg-sunken">
          <img
            src={picture.src}
            alt={picture.name}
            className="absolute inset-0 size-full object-contain p-3"
          />
        </div>
        <div className="flex items-center justify-center gap-2 p-2.5">
          {isSeveral && (
            <>
              <IconButton
                label={t('gallery.previous')}
                icon={<ChevronLeft size={16} className="rtl:-scale-x-100" />}
                onClick={() => go(-1)}
              />
              <span role="status" className="text-12 text-text-3 tabular-nums">
                {t('gallery.place', { n: place + 1, of: pictures.length })}
              </span>
              <IconButton
                label={t('gallery.next')}
                icon={<ChevronRight size={16} className="rtl:-scale-x-100" />}
                onClick={() => go(1)}
              />
            </>
          )}
          <a
            href={picture.src}
            download={picture.name}
            aria-label={t('attachment.download', { name: picture.name })}
            className={iconButtonClass()}
          >
            <Download size={16} />
          </a>
        </div>
      </div>
    </Dialog>
  );
}

/** Wherever in the dialog the focus is. */
function useArrowKeys(go: (step: number) => void): void {
  const press = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') go(1);
    if (key === 'ArrowLeft') go(-1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
