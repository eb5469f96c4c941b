'use client';

import clsx from 'clsx';
import { ArrowUp, Globe, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
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
  /** What else it has to wait for, in words. */
  readonly hold?: string | null;
  readonly limit: number | null;
  readonly onSend: () => void;
  /** The second half of the button, with what may follow. */
  readonly and?: ((offReason: string | null) => ReactNode) | undefined;
}

/** Sends. Its words name the audience wherever there is more than one. */
export function SendButton({
  way,
  name,
  network,
  refusal,
  hold = null,
  limit,
  onSend,
  and,
}: SendButtonProps) {
  const { t } = useWords();
  const isTalk = way === 'talk';
  const Sign = way === 'private-reply' ? Lock : Globe;
  const offReason =
    hold ??
    (refusal === null ? null : t(`refusal.${refusal}`, { network, limit: limit ?? 0, span: '', date: '' }));
  return (
    <span className="inline-flex gap-px">
      <Button
        look="primary"
        offReason={offReason}
        aria-label={isTalk ? t('composer.sendTo', { network, name }) : t(verbs[way], { name })}
        onClick={onSend}
        className={clsx('max-sm:h-10! max-sm:rounded-full!', and && 'sm:rounded-e-none!')}
        icon={!isTalk && <Sign size={14} />}
      >
        <span className={isTalk ? 'max-sm:hidden' : undefined}>{t(verbs[way], { name })}</span>
        {isTalk && <ArrowUp size={20} className="sm:hidden" />}
        <SendKeys />
      </Button>
      {and?.(offReason)}
    </span>
  );
}
