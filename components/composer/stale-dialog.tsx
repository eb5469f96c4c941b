'use client';

import { type Speech, useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { Spinner } from '../ui/spinner';
import { causeOf, type NewerMessage, type StaleCause } from './stale-news';

interface StaleDialogProps {
  /** What came meanwhile, as far as this browser has it. */
  readonly newer: readonly NewerMessage[];
  /** Is all of it there to be looked at? */
  readonly reading: 'under-way' | 'done' | 'failed';
  readonly mine: string;
  readonly onReadAgain: () => void;
  readonly onKeep: () => void;
  readonly onSendAnyway: () => void;
  readonly onDiscard: () => void;
}

/** The thread moved on while somebody wrote: both sides to look at, and a decision nobody makes by accident. */
export function StaleDialog(props: StaleDialogProps) {
  const { newer, reading, mine, onReadAgain, onKeep, onSendAnyway, onDiscard } = props;
  const { t } = useWords();
  return (
    <Dialog kind="alert" title={titleOf(causeOf(newer), t)} closeLabel={t('common.close')} onClose={onKeep}>
      <div className="px-5 pb-1">
        {newer.length > 0 && (
          <ol className="grid gap-3" aria-label={t('stale.newer')}>
            {newer.map((message) => (
              <Newer key={message.id} message={message} />
            ))}
          </ol>
        )}
        {reading === 'under-way' && (
          <p role="status" className="flex items-center gap-1.5 text-12 text-text-3">
            <Spinner />
            {t('stale.reading')}
          </p>
        )}
        {reading === 'failed' && (
          <p role="alert" className="flex items-center gap-3 text-13 text-danger-text">
            {t('stale.readingFailed')}
            <Button size="sm" onClick={onReadAgain}>
              {t('common.tryAgain')}
            </Button>
          </p>
        )}
        {reading === 'done' && newer.length === 0 && <p className="text-text-2">{t('stale.gone')}</p>}
        <p className="mt-3 mb-1 text-12 text-text-3">{t('stale.mine')}</p>
        <p
          dir="auto"
          className="rounded-xl border border-line-strong px-3 py-2 text-14 whitespace-pre-wrap wrap-anywhere"
        >
          {mine}
        </p>
      </div>
      <div className="sticky bottom-0 flex flex-wrap gap-2 bg-raised px-5 py-4">
        <Button look="quiet" className="text-danger-text!" onClick={onDiscard}>
          {t('stale.discard')}
        </Button>
        <span className="flex-1" />
        <Button offReason={reading === 'done' ? null : t('stale.notRead')} onClick={onSendAnyway}>
          {t('stale.sendAnyway')}
        </Button>
        <Button look="primary" autoFocus onClick={onKeep}>
          {t('stale.keep')}
        </Button>
      </div>
    </Dialog>
  );
}

function Newer({ message }: { readonly message: NewerMessage }) {
  const { t } = useWords();
  const { isOurs, isOwn, isNew, author, body } = message;
  const name = isOwn ? t('common.you') : (author ?? t('common.somebody'));
  return (
    <li>
      <p className="mb-1 flex min-h-5 items-center gap-1.5 text-12 text-text-3">
        <bdi>{name}</bdi>
        {isNew && <Chip tone="accent">{t('stale.new')}</Chip>}
      </p>
      <p
        dir="auto"
        className={`rounded-xl px-3 py-2 text-14 whitespace-pre-wrap wrap-anywhere ${isOurs ? 'bg-bubble-out' : 'bg-bubble-in'}`}
      >
        {body === '' ? t('stale.noText') : body}
      </p>
    </li>
  );
}

function titleOf(cause: StaleCause, t: Speech['t']): string {
  switch (cause.by) {
    case 'colleague':
      return t('stale.titleColleague', { name: cause.name });
    case 'customer':
      return t('stale.titleCustomer', { name: cause.name });
    case 'oneself':
      return t('stale.titleOneself');
    case 'somebody':
      return t('stale.titleSomebody');
    case 'unknown':
      return t('stale.titleUnknown');
  }
}
