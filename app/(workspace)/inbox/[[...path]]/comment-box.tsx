'use client';

import { AudienceChoice, hasAudienceChoice } from '@/components/composer/audience-choice';
import { replyQuestionOf } from '@/components/composer/reply-question';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import type { Audience } from '@/lib/domain/message';
import { ReplyBox } from './reply-box';
import type { Written } from './replying';

interface CommentBoxProps {
  readonly conversation: Conversation;
  /** The comment. */
  readonly parent: Message;
  readonly messages: readonly Message[];
  readonly audience: Audience;
  readonly onAudience: (audience: Audience) => void;
  readonly onSend: (written: Written) => void;
  readonly onCancel: () => void;
}

/** Answers a comment, in public or, where the network takes that, in private: each has its own control and draft. */
export function CommentBox({ onAudience, ...box }: CommentBoxProps) {
  const { conversation, audience } = box;
  const { accounts, channels } = useSession();
  const channel = channels.find(({ id }) => id === conversation.channelId);
  return (
    <>
      {hasAudienceChoice(conversation.channelType) && (
        <AudienceChoice
          question={replyQuestionOf({ ...box, channel, accounts, audience: 'private' })}
          value={audience}
          onChange={onAudience}
        />
      )}
      <ReplyBox key={audience} {...box} />
    </>
  );
}
