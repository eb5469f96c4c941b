'use client';

import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';

interface AttachButtonProps {
  /** Media types that may be picked; empty for any. */
  readonly accept: readonly string[];
  readonly isSeveral: boolean;
  readonly onAttach: (files: File[]) => void;
}

/** Picks files to go with what is written. */
export function AttachButton({ accept, isSeveral, onAttach }: AttachButtonProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t('files.attach')}
        icon={<Paperclip size={16} />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        multiple={isSeveral}
        accept={accept.join(',')}
        aria-label={t('files.attach')}
        onChange={({ currentTarget }) => {
          onAttach([...(currentTarget.files ?? [])]);
          // The same file may be picked again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
