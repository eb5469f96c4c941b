'use client';

import clsx from 'clsx';
import { Check, CornerUpLeft, ExternalLink, Globe, Lock, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { goTo, inboxHref } from '@/lib/client/inbox-location';
import { useNow } from '@/lib/client/now';
import type { Message } from '@/lib/contract/message';
import { viewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { isPlainClick } from '../ui/plain-click';
import { Time } from '../ui/time';
import { DeliveryWords } from './delivery-line';
import { authorOf, type ThreadContext } from './message-group';
import { ProgramMark } from './program-mark';
import type { CommentNode } from './public-thread';

interface HeadingProps {
  readonly node: CommentNode;
  /** Our answer to it. */
  readonly answer: Message | undefined;
  /** Whom it answers, where it does not stand under them. */
  readonly answersName: string | undefined;
  readonly context: ThreadContext;
  readonly name: string;
  /** A control at the very end. */
  readonly action: ReactNode;
}

/** Who commented, when, and what is to be done about it. */
export function CommentHeading({ node, answer, answersName, context, name, action }: HeadingProps) {
  const { t, times } = useWords();
  const now = useNow();
  const { message } = node;
  const by =
    message.direction === 'outbound' && message.agentId ? authorOf(message, context, t('common.you')) : null;
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-1.5">
      <b className="font-semi" dir="auto">
        {name}
      </b>
      {by && (
        <span className="inline-flex min-w-0 gap-x-[5px] text-12 text-text-3">
          {t('tree.by', { name: by })}
          <ProgramMark program={message.program} />
        </span>
      )}
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
      <span
        className={clsx(
          'ms-auto inline-flex items-center gap-2',
          !message.needsReply && 'group-hover:[&>[data-state]]:opacity-0',
        )}
      >
        {message.privateReplyIn && <PrivateAnswer conversationId={message.privateReplyIn} />}
        <CommentState message={message} answer={answer} context={context} />
        {action}
      </span>
    </div>
  );
}

/** The way to the talk in which a comment was answered. */
function PrivateAnswer({ conversationId }: { readonly conversationId: string }) {
  const { t } = useWords();
  const place = { filter: viewFilter('all'), conversationId };
  return (
    <a
      href={inboxHref(place)}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        goTo(place);
      }}
      className="inline-flex items-center gap-1 text-12 whitespace-nowrap text-accent-text hover:underline"
    >
      <Lock size={12} />
      {t('tree.answeredPrivately')}
    </a>
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
        <DeliveryWords {...context} delivery={message.delivery} />
      </State>
    );
  }
  if (message.kind === 'review_reply') {
    return (
      <State>
        <Globe size={13} />
        {t('tree.live', { network: context.network })}
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
        {t('common.needsReply')}
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
      data-state
      className={clsx('inline-flex items-center gap-1 text-12 whitespace-nowrap text-text-3', className)}
    >
      {children}
    </span>
  );
}
