'use client';

import clsx from 'clsx';
import { Check, CornerUpLeft, ExternalLink, Lock, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '@/lib/client/now';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Time } from '../ui/time';
import { AttachmentView } from './attachment-view';
import { DeliveryTrouble, DeliveryWords } from './delivery-line';
import { authorOf, type ThreadContext } from './message-group';
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
  const { node, context, isBeingAnswered, onAnswer } = props;
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
        <CommentHeading {...props} name={name} />
        <CommentBody message={message} isOurs={isOurs} network={context.network} />
        {message.delivery && <DeliveryTrouble {...context} message={message} delivery={message.delivery} />}
        {!isOurs && !isBeingAnswered && !message.isRemotelyDeleted && (
          <Button
            look="quiet"
            size="sm"
            className="-ms-2"
            icon={<CornerUpLeft size={13} />}
            onClick={() => onAnswer(message.id)}
          >
            {t('message.reply')}
          </Button>
        )}
      </div>
    </div>
  );
}

function CommentHeading({
  node,
  answer,
  answersName,
  context,
  name,
}: CommentProps & { readonly name: string }) {
  const { t, times } = useWords();
  const now = useNow();
  const { message } = node;
  const by =
    message.direction === 'outbound' && message.agentId ? authorOf(message, context, t('common.you')) : null;
  return (
    <p className="flex min-h-5 flex-wrap items-center gap-x-1.5">
      <b className="font-semi" dir="auto">
        {name}
      </b>
      {by && <span className="text-12 text-text-3">{t('tree.by', { name: by })}</span>}
      <Time
        at={message.sentAt}
        text={times.stamp(message.sentAt, now)}
        exact={times.exact(message.sentAt)}
        className="text-12 text-text-3"
      />
      {message.audience === 'private' && (
        <span className="inline-flex items-center gap-1 text-12 text-text-3">
          <Lock size={12} />
          {t('message.privateMark')}
        </span>
      )}
      {answersName && (
        <span className="text-12 text-text-3">{t('message.answering', { name: answersName })}</span>
      )}
      {node.isOrphan && <span className="text-12 text-text-3">{t('tree.orphan')}</span>}
      <CommentState message={message} answer={answer} context={context} />
    </p>
  );
}

interface StateProps {
  readonly message: Message;
  readonly answer: Message | undefined;
  readonly context: ThreadContext;
}

/** What is to be done about a comment, or where our reply stands; at the end of its heading. */
function CommentState({ message, answer, context }: StateProps) {
  const { t } = useWords();
  if (message.delivery) {
    return (
      <State>
        <DeliveryWords {...context} message={message} delivery={message.delivery} />
      </State>
    );
  }
  if (message.isElsewhere) {
    return (
      <State>
        <ExternalLink size={12} />
        {t('message.elsewhere', { network: context.network })}
      </State>
    );
  }
  if (message.isRemotelyDeleted) {
    return (
      <State>
        <Trash2 size={13} />
        {t('tree.deleted')}
      </State>
    );
  }
  if (message.needsReply) {
    return (
      <State className="font-medium text-text!">
        <CornerUpLeft size={13} />
        {t('tree.needsReply')}
      </State>
    );
  }
  if (!answer) return null;
  const name = authorOf(answer, context, t('common.you'));
  return (
    <State className="text-ok-text!">
      <Check size={13} />
      {name ? t('tree.answeredBy', { name }) : t('tree.answered')}
    </State>
  );
}

function State({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    <span
      className={clsx(
        'ms-auto inline-flex items-center gap-1 text-12 whitespace-nowrap text-text-3',
        className,
      )}
    >
      {children}
    </span>
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
