'use client';

import { Globe } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { Chip } from '../ui/chip';
import { Stars } from '../ui/stars';
import { AttachmentView } from './attachment-view';
import type { ThreadContext } from './message-group';
import { MessageText } from './message-text';
import { OpenOn } from './post-card';

/** A review: stars, the rating in words, its text in its own language, its photos. */
export function ReviewCard({ head, context }: { readonly head: Message; readonly context: ThreadContext }) {
  const { t, times } = useWords();
  const now = useNow();
  return (
    <article className="px-5 pt-4.5 pb-4 max-sm:px-3.5">
      <header className="mb-3 flex items-center gap-3">
        {head.rating !== null && (
          <>
            <Stars rating={head.rating} label={t('row.stars', { n: head.rating })} size="lg" />
            <b className="text-15 font-semi tabular-nums" aria-hidden="true">
              {t('review.rating', { n: head.rating })}
            </b>
          </>
        )}
        <Chip icon={<Globe size={12} />} className="ms-auto">
          {t('common.public')}
        </Chip>
      </header>
      {head.body === '' ? (
        <p className="text-text-3">{t('review.noText')}</p>
      ) : (
        <div
          dir="auto"
          lang={head.language ?? undefined}
          className="text-15 leading-[23px] wrap-anywhere text-start-of-list"
        >
          <MessageText message={head} network={context.network} />
        </div>
      )}
      {head.attachments.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-1.5 [&_img]:size-23">
          {head.attachments.map((attachment) => (
            <AttachmentView key={attachment.index} message={head} attachment={attachment} />
          ))}
        </div>
      )}
      <p className="pt-2.5 text-12 text-text-3" data-tip={times.exact(head.sentAt)}>
        {t('review.posted', { time: times.stamp(head.sentAt, now) })}{' '}
        {head.permalink && <OpenOn href={head.permalink} network={context.network} />}
      </p>
    </article>
  );
}
