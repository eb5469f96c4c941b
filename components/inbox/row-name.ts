import { conversationName } from '@/lib/client/conversation-name';
import { presencePhrases } from '@/lib/client/presence-words';
import { channelTypeName } from '@/lib/domain/channel';
import { needsReply, unreadCount } from '@/lib/domain/conversation';
import { useWords } from '@/lib/words/words-context';
import type { ConversationRowProps } from './conversation-row';
import { contextOf, snoozeWords } from './row-foot';

/** What a screen reader says of a row: name, channel, audience, unread, snippet, state, who is in it, time (DESIGN §7). */
export function useRowName(props: ConversationRowProps): string {
  const { row, channel, agents, tags, draft, lostTo, leftAs, colleagues, trouble, now, isChosen } = props;
  const { t, times } = useWords();
  const { conversation } = row;
  const unread = unreadCount(conversation, row.readCount);
  const assignee = agents.find(({ id }) => id === conversation.assigneeId);
  const { lastMessage } = conversation;
  const parts = [
    isChosen && t('row.selected'),
    leftAs,
    conversationName(conversation) ?? t('common.somebody'),
    channelTypeName(conversation.channelType),
    t(conversation.audience === 'public' ? 'common.public' : 'common.private'),
    unread > 0 ? t('row.unread', { n: unread }) : row.isMarkedUnread && t('row.markedUnread'),
    lastMessage?.rating && t('row.stars', { n: lastMessage.rating }),
    draft === null ? lastMessage?.snippet : t('row.draft') + draft,
    lostTo !== null && t('row.lost', { name: lostTo }),
    conversation.failedCount > 0 && t('row.notSent', { n: conversation.failedCount }),
    ...(trouble === null ? [] : [trouble.age, trouble.owner, trouble.cause, trouble.code]),
    contextOf(conversation, channel, t),
    ...tags.filter(({ id }) => conversation.tagIds.includes(id)).map(({ name }) => name),
    conversation.status === 'snoozed' && snoozeWords(conversation, now, { t, times }),
    conversation.priority !== 'normal' && t(`priority.${conversation.priority}`),
    needsReply(conversation) && t('common.needsReply'),
    assignee ? t('row.assignedTo', { name: assignee.name }) : t('row.unassigned'),
    ...presencePhrases(colleagues, agents, t),
    times.short(conversation.lastMessageAt, now),
  ];
  return parts.filter(Boolean).join(', ');
}
