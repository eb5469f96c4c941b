'use client';

import { useKnownRow } from '@/lib/client/queries/conversation';
import type { Agent } from '@/lib/contract/agent';
import type { Conversation } from '@/lib/contract/conversation';
import { type Speech, useWords } from '@/lib/words/words-context';
import { ConversationRow, type ConversationRowProps } from './conversation-row';

/** A row that is not in the list any more and keeps its place: as it is now, and why it went. */
export function LeftRow(props: Omit<ConversationRowProps, 'leftAs'>) {
  const { row: before, agents, viewerId } = props;
  const { t } = useWords();
  const row = useKnownRow(before.conversation.id) ?? before;
  const leftAs = whyItLeft(before.conversation, row.conversation, { agents, viewerId, t });
  return <ConversationRow {...props} row={row} leftAs={leftAs} />;
}

interface Saying {
  readonly agents: readonly Agent[];
  readonly viewerId: string;
  readonly t: Speech['t'];
}

function whyItLeft(before: Conversation, now: Conversation, { agents, viewerId, t }: Saying): string {
  if (now.status !== before.status) return t(`row.left.${now.status}`);
  const { assigneeId } = now;
  if (assigneeId === before.assigneeId) return t('row.left.other');
  if (assigneeId === null) return t('row.left.returned');
  if (assigneeId === viewerId) return t('row.left.yours');
  const name = agents.find(({ id }) => id === assigneeId)?.name ?? t('common.somebody');
  return t('row.left.taken', { name });
}
