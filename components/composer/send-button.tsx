'use client';

import { ArrowUp, Globe } from 'lucide-react';
import type { Refusal } from '@/lib/domain/reply-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { SendKeys } from './send-keys';

interface SendButtonProps {
  readonly isPublic: boolean;
  readonly isReplacing: boolean;
  readonly name: string;
  readonly network: string;
  /** Why the text as it is cannot go. */
  readonly refusal: Refusal | null;
  readonly limit: number | null;
  readonly onSend: () => void;
}

/** Sends. Its words name the audience when that is the public. */
export function SendButton({
  isPublic,
  isReplacing,
  name,
  network,
  refusal,
  limit,
  onSend,
}: SendButtonProps) {
  const { t } = useWords();
  const words = isReplacing ? 'composer.updateReply' : isPublic ? 'composer.replyPublicly' : 'composer.send';
  return (
    <Button
      look="primary"
      offReason={
        refusal === null ? null : t(`refusal.${refusal}`, { network, limit: limit ?? 0, span: '', date: '' })
      }
      aria-label={isPublic ? t(words) : t('composer.sendTo', { network, name })}
      onClick={onSend}
      className="max-sm:h-10! max-sm:rounded-full!"
      icon={isPublic && <Globe size={14} />}
    >
      <span className={isPublic ? undefined : 'max-sm:hidden'}>{t(words)}</span>
      {!isPublic && <ArrowUp size={20} className="sm:hidden" />}
      <SendKeys />
    </Button>
  );
}
