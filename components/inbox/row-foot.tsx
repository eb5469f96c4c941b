'use client';

import clsx from 'clsx';
import {
  AlarmClock,
  ChevronDown,
  ChevronsUp,
  ChevronUp,
  CircleAlert,
  CornerUpLeft,
  LogOut,
  type LucideIcon,
  UserX,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { isAboutPost } from '@/lib/client/conversation-name';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { Tag } from '@/lib/contract/tag';
import { channelTypeName } from '@/lib/domain/channel';
import { needsReply } from '@/lib/domain/conversation';
import { type Speech, useWords } from '@/lib/words/words-context';
import { Avatar, NobodyAvatar } from '../ui/avatar';
import { TagChip } from '../ui/tag-chip';
import { Time } from '../ui/time';
import type { ConversationRowProps } from './conversation-row';
import { RowPresence } from './row-presence';

/** The third line of a row: the one most urgent thing at its start; who is in it and who owns it at its end. */
export function RowFoot({
  row: { conversation },
  channel,
  agents,
  viewerId,
  tags,
  lostTo,
  colleagues,
  trouble,
  isCurrent,
  now,
  leftAs,
}: ConversationRowProps) {
  const { t } = useWords();
  const assignee = agents.find(({ id }) => id === conversation.assigneeId);
  return (
    <span
      className={clsx(
        'mt-1 flex min-h-4.5 items-center gap-[7px] text-12',
        isCurrent ? 'text-text-2' : 'text-text-3',
      )}
    >
      {lostTo !== null ? (
        <Urgent icon={UserX} className="text-warn-text">
          {t('row.lost', { name: lostTo })}
        </Urgent>
      ) : leftAs !== null ? (
        <Urgent icon={LogOut} className="text-text-2">
          {leftAs}
        </Urgent>
      ) : conversation.failedCount > 0 ? (
        <Urgent icon={CircleAlert} className="text-danger-text">
          {[t('row.notSent', { n: conversation.failedCount }), trouble?.age, trouble?.owner]
            .filter(Boolean)
            .join(' · ')}
        </Urgent>
      ) : (
        <span className="truncate" dir="auto">
          {contextOf(conversation, channel, t)}
        </span>
      )}
      <RowTags tags={tags.filter(({ id }) => conversation.tagIds.includes(id))} />
      <span className="ms-auto flex shrink-0 items-center gap-[7px]">
        <RowPresence colleagues={colleagues} agents={agents} />
        <SnoozeMark conversation={conversation} now={now} />
        <PriorityMark conversation={conversation} />
        {needsReply(conversation) && (
          <CornerUpLeft size={13} className="text-text-2" data-tip={t('common.needsReply')} />
        )}
        {assignee ? (
          <Avatar
            name={assignee.name}
            seed={assignee.id}
            size={18}
            tip={assignee.id === viewerId ? t('common.you') : assignee.name}
          />
        ) : (
          <NobodyAvatar label={t('row.unassigned')} />
        )}
      </span>
    </span>
  );
}

/** The first by name; the others are a number. */
function RowTags({ tags: [first, ...others] }: { readonly tags: readonly Tag[] }) {
  if (!first) return null;
  return (
    <span className="flex min-w-0 shrink-0 items-center gap-1">
      <TagChip {...first} className="max-w-24" />
      {others.length > 0 && (
        <span data-tip={others.map(({ name }) => name).join(', ')}>+{others.length}</span>
      )}
    </span>
  );
}

/** Until when it is put aside; without a time until they reply. */
function SnoozeMark({ conversation, now }: { readonly conversation: Conversation; readonly now: number }) {
  const { t, times } = useWords();
  if (conversation.status !== 'snoozed') return null;
  const { snoozedUntil: until } = conversation;
  return (
    <span className="flex items-center gap-1" data-tip={snoozeWords(conversation, now, { t, times })}>
      <AlarmClock size={13} />
      {until && <Time at={until} text={times.stamp(until, now)} exact={times.exact(until)} />}
    </span>
  );
}

/** Until when a snoozed conversation is put aside, as a sentence. */
export function snoozeWords(
  { snoozedUntil }: Conversation,
  now: number,
  { t, times }: Pick<Speech, 't' | 'times'>,
): string {
  if (snoozedUntil === null) return t('row.snoozedUntilReply');
  return t('row.snoozed', { time: times.stamp(snoozedUntil, now) });
}

const priorityMarks = {
  urgent: { Icon: ChevronsUp, colour: 'text-warn-text' },
  high: { Icon: ChevronUp, colour: 'text-text-2' },
  low: { Icon: ChevronDown, colour: 'text-text-3' },
};

function PriorityMark({ conversation: { priority } }: { readonly conversation: Conversation }) {
  const { t } = useWords();
  if (priority === 'normal') return null;
  const { Icon, colour } = priorityMarks[priority];
  return <Icon size={14} className={colour} data-tip={t(`priority.${priority}`)} />;
}

interface UrgentProps {
  readonly icon: LucideIcon;
  readonly className: string;
  readonly children: ReactNode;
}

function Urgent({ icon: Icon, className, children }: UrgentProps) {
  return (
    <span className={clsx('flex min-w-0 items-center gap-1 font-medium', className)}>
      <Icon size={12} className="shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  );
}

/** Where it comes from; for a post, how much of it is answered. */
export function contextOf(conversation: Conversation, channel: Channel | undefined, t: Speech['t']): string {
  if (isAboutPost(conversation) && conversation.inboundCount > 0 && conversation.status !== 'snoozed') {
    const { needsReplyCount: open, inboundCount: all } = conversation;
    return open > 0 ? t('row.toAnswer', { open, all }) : t('row.answered', { n: all });
  }
  return channel?.name ?? channelTypeName(conversation.channelType);
}
