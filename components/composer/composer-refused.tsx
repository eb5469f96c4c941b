'use client';

import { ExternalLink, Hourglass, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import type { Refusal, ReplyQuestion } from '@/lib/domain/reply-policy';
import { windowClosesAt } from '@/lib/domain/reply-window';
import { useWords } from '@/lib/words/words-context';
import { buttonClass } from '../ui/button';

interface ComposerRefusedProps {
  readonly question: ReplyQuestion;
  readonly refusal: Refusal;
  readonly draft: string;
  readonly permalink: string | null;
  /** The way to where this viewer can do something about a missing right; null where they cannot. */
  readonly settings: ReactNode;
  /** The way to an approved template, where one may still go. */
  readonly templates?: ReactNode;
  /** What else may be written here: a note is possible where nothing can be sent. */
  readonly tabs?: ReactNode;
}

/** In place of the composer: why nothing can be sent here, and the way out where there is one. */
export function ComposerRefused({
  question,
  refusal,
  draft,
  permalink,
  settings,
  templates,
  tabs,
}: ComposerRefusedProps) {
  const { t } = useWords();
  const reason = useReason(question, refusal);
  const network = channelTypeName(question.channelType);
  const Sign = refusal === 'window-closed' || refusal === 'window-closed-template' ? Hourglass : Lock;
  return (
    <div className="rounded-lg border border-line bg-surface-2">
      {tabs && <div className="px-2 pt-2">{tabs}</div>}
      {draft !== '' && (
        <p dir="auto" className="border-b border-line px-3.5 py-2.5 text-14 whitespace-pre-wrap text-text-2">
          {draft}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2.5 px-3.5 py-3">
        <Sign size={16} className="shrink-0 text-text-2" />
        <p role="status" className="min-w-40 flex-1 text-text-2">
          {reason} {refusal === 'platform-forbids' && <Evidence {...question} />}
          {draft !== '' && t('composer.kept')}
        </p>
        {(refusal === 'platform-forbids' || refusal === 'account-out') && settings}
        {refusal === 'window-closed-template' && templates}
        {permalink && /^https?:\/\//i.test(permalink) && (
          <a href={permalink} target="_blank" rel="noreferrer" className={buttonClass('default', 'sm')}>
            <ExternalLink size={12} />
            {t('composer.openOn', { network })}
          </a>
        )}
      </div>
    </div>
  );
}

/** What the platform said, and when. */
function Evidence({ forbidden }: ReplyQuestion) {
  const { times } = useWords();
  if (!forbidden) return null;
  return (
    <span className="text-12 whitespace-nowrap text-text-3">
      <bdi className="font-mono text-11">{forbidden.code}</bdi>, {times.exact(forbidden.at)}.{' '}
    </span>
  );
}

function useReason(question: ReplyQuestion, refusal: Refusal): string {
  const { t, span, times } = useWords();
  const { channelType, lastInboundAt, now, forbidden } = question;
  if (refusal === 'platform-forbids' && forbidden?.isOwn) {
    return t('composer.ownForbidden', { network: channelTypeName(channelType) });
  }
  const closedAt = windowClosesAt(channelType, lastInboundAt) ?? now;
  const retiredOn = capabilityOf(channelType)?.retiredOn;
  return t(`refusal.${refusal}`, {
    network: channelTypeName(channelType),
    span: span(Date.parse(now) - Date.parse(closedAt)),
    date: retiredOn ? times.date(`${retiredOn}T12:00:00Z`) : '',
    limit: capabilityOf(channelType)?.bodyLimit ?? 0,
  });
}
