'use client';

import { ArrowUp, Globe, Lock } from 'lucide-react';
import type { Refusal } from '@/lib/domain/reply-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { SendKeys } from './send-keys';

/** What pressing Send does, and who will see it. */
export type SendWay = 'talk' | 'public' | 'replacing' | 'private-reply';

const verbs = {
  talk: 'composer.send',
  public: 'composer.replyPublicly',
  replacing: 'composer.updateReply',
  'private-reply': 'composer.replyPrivately',
} as const satisfies Record<SendWay, string>;

interface SendButtonProps {
  readonly way: SendWay;
  readonly name: string;
  readonly network: string;
  /** Why the text as it is cannot go. */
  readonly refusal: Refusal | null;
  readonly limit: number | null;
  readonly onSend: () => void;
}

/** Sends. Its words name the audience wherever there is more than one. */
export function SendButton({ way, name, network, refusal, limit, onSend }: SendButtonProps) {
  const { t } = useWords();
  const isTalk = way === 'talk';
  const Sign = way === 'private-reply' ? Lock : Globe;
  return (
    <Button
      look="primary"
      offReason={
        refusal === null ? null : t(`refusal.${refusal}`, { network, limit: limit ?? 0, span: '', date: '' })
      }
      aria-label={isTalk ? t('composer.sendTo', { network, name }) : t(verbs[way], { name })}
      onClick={onSend}
      className="max-sm:h-10! max-sm:rounded-full!"
      icon={!isTalk && <Sign size={14} />}
    >
      <span className={isTalk ? 'max-sm:hidden' : undefined}>{t(verbs[way], { name })}</span>
      {isTalk && <ArrowUp size={20} className="sm:hidden" />}
      <SendKeys />
    </Button>
  );
}
