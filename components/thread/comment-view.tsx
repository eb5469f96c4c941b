'use client';

import clsx from 'clsx';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { AttachmentView } from './attachment-view';
import { CommentHeading } from './comment-heading';
import { DeliveryTrouble } from './delivery-trouble';
import type { ThreadContext } from './message-group';
import { MessageText } from './message-text';
import type { CommentNode } from './public-thread';

interface CommentProps {
  readonly node: CommentNode;
  /** Our answer to it. */
  readonly answer: Message | undefined;
  /** Whom it answers, where it does not stand under them. */
  readonly answersName: string | undefined;
  readonly context: ThreadContext;
  readonly isBeingAnswered: boolean;
  readonly onAnswer: (messageId: string) => void;
}

/** One comment under a post, or our reply to one. No bubble: what we said is tinted, what others said is not. */
export function CommentView(props: CommentProps) {
  const { node, context, isBeingAnswered } = props;
  const { t } = useWords();
  const { message } = node;
  const isOurs = message.direction === 'outbound';
  const name = isOurs
    ? (message.author?.name ?? context.brandName)
    : (message.author?.name ?? t('common.somebody'));
  return (
    <div
      id={`comment-${message.id}`}
      tabIndex={-1}
      className={clsx(
        'group relative grid grid-cols-[28px_minmax(0,1fr)] gap-x-2.5 outline-none',
        isBeingAnswered
          ? '-mx-3 mt-0.5 rounded-t-lg bg-accent-tint px-3 pt-2.5 pb-1.5'
          : 'rounded-md py-1.5 pe-2.5',
      )}
    >
      <Avatar
        name={name}
        seed={message.author?.id ?? message.id}
        size={28}
        shape={message.isRemotelyDeleted ? 'gone' : isOurs ? 'brand' : 'person'}
      />
      <div className="min-w-0">
        <CommentHeading
          {...props}
          name={name}
          action={!isOurs && !isBeingAnswered && !message.isRemotelyDeleted && <AnswerButton {...props} />}
        />
        <CommentBody message={message} isOurs={isOurs} network={context.network} />
        {message.delivery && (
          <DeliveryTrouble {...context} align="start" message={message} delivery={message.delivery} />
        )}
      </div>
    </div>
  );
}

/** Where an answer is owed it stands there; elsewhere it appears with the pointer or the focus. */
function AnswerButton({ node: { message }, onAnswer }: CommentProps) {
  const { t } = useWords();
  const quiet =
    'absolute end-2.5 top-1.5 bg-surface opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:static pointer-coarse:opacity-100';
  return (
    <Button
      look={message.needsReply ? 'default' : 'quiet'}
      size="sm"
      className={message.needsReply ? '' : quiet}
      onClick={() => onAnswer(message.id)}
    >
      {t('message.reply')}
    </Button>
  );
}

interface BodyProps {
  readonly message: Message;
  readonly isOurs: boolean;
  readonly network: string;
}

/** The words and files of a comment. */
function CommentBody({ message, isOurs, network }: BodyProps) {
  const state = message.delivery?.state;
  const isOnItsWay = state === 'queued' || state === 'sending' || state === 'waiting' || state === 'unknown';
  return (
    <>
      {message.body !== '' && (
        <div
          dir="auto"
          className={clsx(
            'text-14 wrap-anywhere text-start-of-list max-sm:text-15',
            isOurs &&
              'mt-0.5 w-fit rounded-xl rounded-ss-[5px] bg-bubble-out px-3 py-1.5 forced-colors:border',
            isOnItsWay && 'opacity-72',
            state === 'failed' && 'border border-danger-line bg-surface!',
          )}
        >
          <MessageText message={message} network={network} />
        </div>
      )}
      {message.attachments.map((attachment) => (
        <div key={attachment.index} className="mt-1.5 max-w-80">
          <AttachmentView message={message} attachment={attachment} />
        </div>
      ))}
    </>
  );
}
