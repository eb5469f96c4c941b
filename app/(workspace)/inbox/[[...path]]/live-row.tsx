'use client';

import { ConversationRow, type ConversationRowProps } from '@/components/inbox/conversation-row';
import { useColleaguesAndDrafters } from '@/lib/client/colleagues';

/** A row with those who are in its conversation or have a draft there: whoever comes or goes, only their row is drawn again. */
export default function LiveRow(props: Omit<ConversationRowProps, 'colleagues'>) {
  return <ConversationRow {...props} colleagues={useColleaguesAndDrafters(props.row.conversation.id)} />;
}
