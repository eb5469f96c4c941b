'use client';

import clsx from 'clsx';
import { Globe } from 'lucide-react';
import { conversationName } from '@/lib/client/conversation-name';
import { inboxHref } from '@/lib/client/inbox-location';
import type { Trouble } from '@/lib/client/trouble';
import type { Agent } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import type { ConversationRow as Row } from '@/lib/contract/conversation';
import type { Tag } from '@/lib/contract/tag';
import { capabilityOf } from '@/lib/domain/channel';
import { isUnread, unreadCount } from '@/lib/domain/conversation';
import type { Presence } from '@/lib/domain/presence';
import type { ViewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { ChannelDisc } from '../ui/channel-glyph';
import { Count, Dot } from '../ui/count';
import { isPlainClick } from '../ui/plain-click';
import { Time } from '../ui/time';
import { RowFoot } from './row-foot';
import { useRowName } from './row-name';
import { RowSnippet } from './row-snippet';

export interface ConversationRowProps {
  readonly row: Row;
  readonly channel: Channel | undefined;
  readonly agents: readonly Agent[];
  readonly viewerId: string;
  readonly tags: readonly Tag[];
  /** Unsent text of the viewer. */
  readonly draft: string | null;
  /** Who was quicker, where the viewer has just tried to take it. */
  readonly lostTo: string | null;
  /** Who else is in it, the most telling first. */
  readonly colleagues: readonly Presence[];
  /** Why its oldest unsent reply did not go out, as far as there is one and words for it. */
  readonly trouble: Trouble | null;
  readonly filter: ViewFilter;
  readonly isCurrent: boolean;
  /** One of those that something is to be done with. */
  readonly isChosen: boolean;
  /** The list is one tab stop: only one of its rows can be tabbed to. */
  readonly isTabStop: boolean;
  readonly now: number;
  /** Why it is not in the list any more, where it only keeps its place; null while it is in it. */
  readonly leftAs: string | null;
  readonly onOpen: (conversationId: string) => void;
}

/** One conversation in the list (DESIGN §4, “List row”). */
export function ConversationRow(props: ConversationRowProps) {
  const { row, filter, isCurrent, isTabStop, now, onOpen } = props;
  const { conversation } = row;
  const { t, times } = useWords();
  const unread = unreadCount(conversation, row.readCount);
  const isNew = isUnread(row.conversation, row);
  const name = conversationName(conversation) ?? t('common.somebody');
  return (
    <a
      href={inboxHref({ filter, conversationId: conversation.id })}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={useRowName(props)}
      tabIndex={isTabStop ? 0 : -1}
      data-row={conversation.id}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onOpen(conversation.id);
      }}
      className={clsx(
        'group/row grid min-h-(--row-comfortable) grid-cols-[34px_minmax(0,1fr)] gap-x-[13px] rounded-md px-2.5 py-[9px] text-text-2 -outline-offset-2',
        'max-sm:min-h-21 max-sm:grid-cols-[40px_minmax(0,1fr)] max-sm:rounded-none max-sm:px-4 max-sm:py-[11px]',
        isCurrent
          ? 'bg-accent-tint-2 [--ring:var(--c-accent-tint-2)] forced-colors:outline'
          : '[--ring:var(--c-surface-2)] hover:bg-hover hover:[--ring:var(--c-hover)] max-sm:[--ring:var(--c-surface)]',
      )}
    >
      <RowAvatar name={conversation.person?.name ?? name} row={row} />
      <span className="block min-w-0">
        <span className="flex min-h-4.5 items-center gap-1.5">
          <span
            dir="auto"
            className={clsx('truncate text-text max-sm:text-15', isNew ? 'font-unread' : 'font-read')}
          >
            {name}
          </span>
          {conversation.audience === 'public' && (
            <Globe size={12} className="shrink-0 text-text-3" data-tip={t('common.public')} />
          )}
          <Time
            at={conversation.lastMessageAt}
            text={times.short(conversation.lastMessageAt, now)}
            exact={times.exact(conversation.lastMessageAt)}
            className={clsx('ms-auto text-12', isCurrent ? 'text-text-2' : 'text-text-3')}
          />
        </span>
        <span
          className={clsx('mt-px flex min-h-4.5 items-center gap-1.5 max-sm:text-14', isNew && 'text-text')}
        >
          <RowSnippet {...props} />
          <Count value={unread} label={t('row.unread', { n: unread })} />
          {isNew && unread === 0 && <Dot label={t('row.markedUnread')} />}
        </span>
        <RowFoot {...props} />
      </span>
    </a>
  );
}

function RowAvatar({ name, row: { conversation } }: { readonly name: string; readonly row: Row }) {
  const glyph = capabilityOf(conversation.channelType)?.glyph ?? 'unknown';
  return (
    <Avatar
      name={name}
      seed={conversation.person?.id ?? conversation.id}
      size={34}
      badge={<ChannelDisc glyph={glyph} size={16} />}
      className="mt-px [[data-choose]:is(:hover,:focus-visible,[data-choose=shown])~a_&]:invisible max-sm:size-10 max-sm:text-14"
    />
  );
}
