'use client';

import { useNow } from '@/lib/client/now';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { AttachmentView } from './attachment-view';
import { DeliveryWords } from './delivery-line';
import { DeliveryTrouble } from './delivery-trouble';
import type { ThreadContext } from './message-group';
import { MessageText } from './message-text';

/** The post, video or question at the head of a public thread. */
export function PostCard({ head, context }: { readonly head: Message; readonly context: ThreadContext }) {
  const { t, times } = useWords();
  const now = useNow();
  const isOurs = head.direction === 'outbound';
  const name = head.author?.name ?? (isOurs ? context.brandName : t('common.somebody'));
  const by = isOurs && head.agentId ? context.nameOfAgent(head.agentId) : undefined;
  const said = { name: by ?? '', program: head.program ?? '', time: times.stamp(head.sentAt, now) };
  return (
    <article className="grid gap-x-5 gap-y-3 border-b border-line px-5 py-4 sm:has-[[data-files]]:grid-cols-[minmax(0,1fr)_236px] max-sm:px-3.5">
      <div className="min-w-0">
        <header className="mb-2 flex items-center gap-2.5">
          <Avatar
            name={name}
            seed={head.author?.id ?? head.id}
            size={28}
            shape={isOurs ? 'brand' : 'person'}
          />
          <p className="min-w-0">
            <b className="block truncate font-semi" dir="auto">
              {name}
            </b>
            <span className="text-12 text-text-3" data-tip={times.exact(head.sentAt)}>
              {t(by ? (head.program === null ? 'post.byAgent' : 'post.byProgram') : 'post.by', said)}{' '}
              {head.permalink && <OpenOn href={head.permalink} network={context.network} />}
            </span>
          </p>
        </header>
        {head.subject && (
          <h3 className="mb-1 text-15 font-semi" dir="auto">
            {head.subject}
          </h3>
        )}
        <div dir="auto" className="text-15 leading-[22px] wrap-anywhere text-start-of-list">
          <MessageText message={head} network={context.network} />
        </div>
        {head.delivery && (
          <>
            <p className="mt-1.5 flex items-center gap-1 text-12 text-text-3 empty:hidden">
              <DeliveryWords {...context} delivery={head.delivery} />
            </p>
            <DeliveryTrouble {...context} align="start" message={head} delivery={head.delivery} />
          </>
        )}
      </div>
      {head.attachments.length > 0 && (
        <div data-files className="grid content-start gap-2 [&_img]:max-h-28 [&_img]:w-full">
          {head.attachments.map((attachment) => (
            <AttachmentView key={attachment.index} message={head} attachment={attachment} />
          ))}
        </div>
      )}
    </article>
  );
}

/** The content on its own network, where what Foyer cannot do is done. */
export function OpenOn({ href, network }: { readonly href: string; readonly network: string }) {
  const { t } = useWords();
  if (!/^https?:\/\//i.test(href)) return null;
  return (
    <a href={href} target="_blank" rel="noreferrer" className="font-medium text-accent-text hover:underline">
      {t('post.openOn', { network })}
    </a>
  );
}
