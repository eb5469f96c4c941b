'use client';

import clsx from 'clsx';
import { Globe, Lock } from 'lucide-react';
import { useId } from 'react';
import { useNow } from '@/lib/client/now';
import { capabilityOf } from '@/lib/domain/channel';
import type { Audience } from '@/lib/domain/message';
import { mayReply, privateReplyUntil } from '@/lib/domain/reply-policy';
import { useWords } from '@/lib/words/words-context';
import type { TimelessQuestion } from './reply-question';

interface AudienceChoiceProps {
  /** About the private one of the two. */
  readonly question: TimelessQuestion;
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}

/** Is there a choice at all: does the network take private answers to what is public? */
export function hasAudienceChoice(channelType: string): boolean {
  return (capabilityOf(channelType)?.privateReply.kind ?? 'never') !== 'never';
}

/** Who shall see the answer to a comment: two controls, each with what follows from it and a draft of its own. */
export function AudienceChoice({ question, value, onChange }: AudienceChoiceProps) {
  const { t } = useWords();
  const name = useId();
  const budget = useBudget(question);
  return (
    <fieldset className="grid grid-cols-2 gap-1.5 pb-1.5">
      <legend className="sr-only">{t('audience.choose')}</legend>
      <Card name={name} audience="public" hint={t('composer.publicHint')} value={value} onChange={onChange} />
      <Card name={name} audience="private" hint={budget} value={value} onChange={onChange} />
    </fieldset>
  );
}

/** How many private replies the comment takes, and until when. */
function useBudget(question: TimelessQuestion): string {
  const { t, span } = useWords();
  const now = useNow(10_000);
  const decision = mayReply({ ...question, now: new Date(now).toISOString() });
  if (!decision.isAllowed && decision.refusal === 'private-reply-used') return t('audience.used');
  const rule = capabilityOf(question.channelType)?.privateReply;
  const days = rule?.kind === 'once' ? rule.days : 0;
  if (!decision.isAllowed)
    return t(decision.refusal === 'private-reply-late' ? 'audience.late' : 'audience.off', { days });
  if (!question.target || days === 0) return t('audience.unlessRefused');
  const left = Date.parse(privateReplyUntil(question.target.sentAt, days)) - now;
  return t('audience.once', { days, span: span(left) });
}

interface CardProps {
  readonly name: string;
  readonly audience: Audience;
  readonly hint: string;
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}

function Card({ name, audience, hint, value, onChange }: CardProps) {
  const { t } = useWords();
  const isChosen = audience === value;
  const Sign = audience === 'public' ? Globe : Lock;
  return (
    <label
      className={clsx(
        'relative flex items-start gap-2 rounded-sm border px-2.5 py-1.5 has-focus-visible:outline-(length:--focus-width) has-focus-visible:outline-focus',
        isChosen ? 'border-accent bg-accent-tint-2 dark:border-focus' : 'border-line-strong bg-surface',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={isChosen}
        onChange={() => onChange(audience)}
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
      />
      <Sign size={16} className={clsx('mt-0.5 shrink-0', isChosen ? 'text-accent-text' : 'text-text-3')} />
      <span className="min-w-0">
        <span className="block font-medium">{t(`audience.${audience}`)}</span>
        <span className={clsx('block text-12', isChosen ? 'text-text-2' : 'text-text-3')}>{hint}</span>
      </span>
    </label>
  );
}
