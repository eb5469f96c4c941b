'use client';

import { memo } from 'react';
import { Choosable } from '@/components/inbox/choosable';
import { ConversationRow, type ConversationRowProps } from '@/components/inbox/conversation-row';
import { LeftRow } from '@/components/inbox/left-row';
import { useColleaguesAndDrafters } from '@/lib/client/colleagues';
import { conversationName } from '@/lib/client/conversation-name';
import { isChosen, useSelection } from '@/lib/client/selection';
import { useTrouble } from '@/lib/client/trouble';
import type { DraftMark } from '@/lib/contract/draft';
import { useWords } from '@/lib/words/words-context';

type LiveRowProps = Omit<ConversationRowProps, 'colleagues' | 'trouble' | 'leftAs' | 'isChosen'> & {
  readonly hasLeft: boolean;
  /** Who has something unsent where. */
  readonly drafts: readonly DraftMark[];
  /** The address of the list. */
  readonly list: string;
  /** The ids of the list as it is shown. */
  readonly order: readonly string[];
};

/**
 * A row with those who are in its conversation or have a draft there, and whether it is chosen: whoever comes or goes,
 * only their row is drawn again. While the list is scrolled, only what comes into sight is drawn.
 */
export default memo(function LiveRow({ hasLeft, list, order, drafts, ...props }: LiveRowProps) {
  const { t } = useWords();
  const { conversation } = props.row;
  const shown = {
    ...props,
    colleagues: useColleaguesAndDrafters(conversation.id, props.viewerId, drafts),
    trouble: useTrouble(conversation, props),
    isChosen: isChosen(useSelection(list), conversation.id),
  };
  return (
    <Choosable
      list={list}
      conversationId={conversation.id}
      name={conversationName(conversation) ?? t('common.somebody')}
      order={order}
    >
      {hasLeft ? <LeftRow {...shown} /> : <ConversationRow {...shown} leftAs={null} />}
    </Choosable>
  );
});
