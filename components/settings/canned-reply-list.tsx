'use client';

import { Pencil, Trash2 } from 'lucide-react';
import type { CannedReply } from '@/lib/contract/canned-reply';
import { useWords } from '@/lib/words/words-context';
import { Chip } from '../ui/chip';
import { IconButton } from '../ui/icon-button';

interface CannedReplyListProps {
  readonly replies: readonly CannedReply[];
  /** May change what everybody has. */
  readonly mayShare: boolean;
  readonly onChange: (reply: CannedReply) => void;
  readonly onRemove: (reply: CannedReply) => void;
}

/** The canned replies that the viewer may use; those that are theirs to change can be. */
export function CannedReplyList({ replies, mayShare, onChange, onRemove }: CannedReplyListProps) {
  const { t } = useWords();
  return (
    <ul className="divide-y divide-line rounded-lg border border-line-strong">
      {replies.map((reply) => (
        <li key={reply.id} className="flex items-start gap-3 px-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <b className="font-medium" dir="auto">
                {reply.title}
              </b>
              <code className="font-mono text-12 text-text-2">/{reply.shortcut}</code>
              <Chip>{t(reply.isShared ? 'replies.shared' : 'replies.own')}</Chip>
            </p>
            <p dir="auto" className="mt-0.5 line-clamp-2 whitespace-pre-line text-text-2">
              {reply.body}
            </p>
          </div>
          {(mayShare || !reply.isShared) && (
            <span className="flex">
              <IconButton
                label={t('replies.change', { title: reply.title })}
                icon={<Pencil size={16} />}
                onClick={() => onChange(reply)}
              />
              <IconButton
                label={t('replies.remove', { title: reply.title })}
                icon={<Trash2 size={16} />}
                onClick={() => onRemove(reply)}
              />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
