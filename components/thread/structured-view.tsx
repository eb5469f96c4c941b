'use client';

import clsx from 'clsx';
import { CalendarDays, Check, Images, LayoutTemplate, List, ListChecks } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { LinkedText } from './linked-text';
import type { Choice, ChoiceKind, Structured } from './structured-content';

const icons: Record<ChoiceKind, ReactNode> = {
  list: <List size={13} />,
  select: <ListChecks size={13} />,
  template: <LayoutTemplate size={13} />,
  carousel: <Images size={13} />,
  time_select: <CalendarDays size={13} />,
};

interface StructuredProps {
  readonly message: Message;
  readonly structured: Structured;
  readonly network: string;
  /** The key of the choice the customer made. */
  readonly chosen: string | undefined;
}

/** Structured content as the customer saw it; its choices are for the customer alone. */
export function StructuredView({ message, structured, network, chosen }: StructuredProps) {
  switch (structured.kind) {
    case 'rich_link':
      return <LinkCard message={message} structured={structured} />;
    case 'unknown':
      return <UnknownCard message={message} />;
    case 'reply':
      return null;
    default:
      return <ChoiceCard message={message} structured={structured} network={network} chosen={chosen} />;
  }
}

type ChoiceProps = StructuredProps & { readonly structured: Extract<Structured, { kind: ChoiceKind }> };

function ChoiceCard({ message, structured, network, chosen }: ChoiceProps) {
  const { t } = useWords();
  const { kind, title, subtitle, choices } = structured;
  return (
    <div className="w-75 max-w-full">
      <p className="px-3 pt-[9px] pb-2">
        {title && <b className="mb-0.5 block text-13 font-semi">{title}</b>}
        {message.body.trim() !== title && <LinkedText text={message.body} />}
        {/* Where the platform tells no body of its own, these words are taken for it. */}
        {subtitle && subtitle !== message.body.trim() && (
          <span className="block text-13 text-text-2">{subtitle}</span>
        )}
      </p>
      {choices.length > 0 && (
        <ul>
          {choices.map((choice) => (
            <ChoiceLine key={choice.key} choice={choice} isChosen={choice.key === chosen} />
          ))}
        </ul>
      )}
      <p className="flex items-center gap-1.5 border-t border-accent-line px-3 pt-[7px] pb-2 text-12 text-text-2">
        {icons[kind]}
        {t('structured.footer', {
          network,
          kind: t(message.kind === 'template' ? 'structured.approved' : `structured.${kind}`),
        })}
      </p>
    </div>
  );
}

function ChoiceLine({ choice, isChosen }: { readonly choice: Choice; readonly isChosen: boolean }) {
  const { t, times } = useWords();
  const title = choice.startAt === null ? choice.title : momentOf(choice.startAt, times);
  return (
    <li
      className={clsx(
        'flex items-center gap-2 border-t border-accent-line px-3 py-[7px] text-13',
        isChosen && 'font-medium',
      )}
    >
      <span className="min-w-0 flex-1">
        {title}
        {choice.subtitle && <small className="block text-12 text-text-2">{choice.subtitle}</small>}
      </span>
      {isChosen && (
        <Check size={14} aria-label={t('structured.chosen')} className="shrink-0 text-accent-text" />
      )}
    </li>
  );
}

function momentOf(startAt: string, times: ReturnType<typeof useWords>['times']): string {
  return Number.isNaN(Date.parse(startAt)) ? startAt : `${times.date(startAt)}, ${times.clock(startAt)}`;
}

interface LinkCardProps {
  readonly message: Message;
  readonly structured: Extract<Structured, { kind: 'rich_link' }>;
}

function LinkCard({ message, structured: { title, subtitle, url } }: LinkCardProps) {
  return (
    <div className="px-3 py-2">
      {title && <b className="block font-semi">{title}</b>}
      {(subtitle ?? message.body.trim()) !== title && <p>{subtitle ?? message.body}</p>}
      <LinkedText text={url} />
    </div>
  );
}

function UnknownCard({ message }: { readonly message: Message }) {
  const { t } = useWords();
  const [isRaw, setRaw] = useState(false);
  return (
    <div className="px-3 py-2">
      {message.body && (
        <p>
          <LinkedText text={message.body} />
        </p>
      )}
      <p className="text-13 text-text-2">{t('structured.unknown')}</p>
      <button
        type="button"
        aria-expanded={isRaw}
        onClick={() => setRaw(!isRaw)}
        className="min-h-6 text-12 font-medium text-accent-text hover:underline"
      >
        {t(isRaw ? 'structured.hideRaw' : 'structured.showRaw')}
      </button>
      {isRaw && (
        <pre dir="ltr" className="max-h-60 overflow-auto font-mono text-12 whitespace-pre-wrap">
          {JSON.stringify(message.structured, null, 2)}
        </pre>
      )}
    </div>
  );
}
