'use client';

import { RotateCw } from 'lucide-react';
import type { IntakeDetail } from '@/lib/contract/intake';
import { useWords } from '@/lib/words/words-context';
import { Button, buttonClass } from '../ui/button';
import { PageLink } from '../ui/page-link';
import { IntakeFateLine } from './intake-fate';
import { Payload } from './payload';

interface EventViewProps {
  readonly detail: IntakeDetail;
  readonly isReplaying: boolean;
  readonly onReplay: () => void;
}

/** A delivery and what it says. It is shown as text, whatever it holds. */
export function EventView({ detail: { event, payload, isCut }, isReplaying, onReplay }: EventViewProps) {
  const { t } = useWords();
  const offReason = event.fate === 'accepted' || isReplaying ? t('intake.replayWaits') : null;
  return (
    <div className="grid gap-4 px-5 pb-5">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-text-3">{t('intake.fate')}</dt>
        <dd>
          <IntakeFateLine event={{ ...event, reason: null }} />
        </dd>
        {event.reason !== null && <Fact name={t('intake.reason')}>{event.reason}</Fact>}
        {event.contentId !== null && <Fact name={t('intake.content')}>{event.contentId}</Fact>}
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button icon={<RotateCw size={14} />} offReason={offReason} onClick={onReplay}>
          {t('intake.replay')}
        </Button>
        {event.conversationId !== null && (
          <PageLink href={`/inbox/all/${event.conversationId}`} className={buttonClass('quiet')}>
            {t('intake.conversation')}
          </PageLink>
        )}
      </div>
      <section aria-labelledby="event-payload">
        <Payload id="event-payload" title={t('intake.payload')} text={payload} />
        {isCut && <p className="pt-1.5 text-12 text-text-3">{t('intake.cut')}</p>}
      </section>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <>
      <dt className="text-text-3">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}
