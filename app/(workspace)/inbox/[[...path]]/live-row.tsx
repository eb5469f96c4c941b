'use client';

import { ConversationRow, type ConversationRowProps } from '@/components/inbox/conversation-row';
import { LeftRow } from '@/components/inbox/left-row';
import { useColleaguesAndDrafters } from '@/lib/client/colleagues';

type LiveRowProps = Omit<ConversationRowProps, 'colleagues' | 'leftAs'> & { readonly hasLeft: boolean };

/** A row with those who are in its conversation or have a draft there: whoever comes or goes, only their row is drawn again. */
export default function LiveRow({ hasLeft, ...props }: LiveRowProps) {
  const shown = { ...props, colleagues: useColleaguesAndDrafters(props.row.conversation.id) };
  return hasLeft ? <LeftRow {...shown} /> : <ConversationRow {...shown} leftAs={null} />;
}
