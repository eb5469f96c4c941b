'use client';

import clsx from 'clsx';
import { ExternalLink } from 'lucide-react';
import { Fragment } from 'react';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Time } from '../ui/time';
import { Bubble } from './bubble';
import { DeliveryWords } from './delivery-line';
import { DeliveryTrouble, type ReplyActs } from './delivery-trouble';
import { ProgramMark } from './program-mark';
import type { Answered } from './structured-content';
import { keyOf, type MessageGroup } from './timeline';

/** What the messages of one conversation have in common, and what can be done with them. */
export interface ThreadContext extends ReplyActs {
  readonly network: string;
  readonly viewerId: string;
  readonly isOnline: boolean;
  /** The name of a colleague. */
  readonly nameOfAgent: (agentId: string) => string | undefined;
  /** Under whose name the business speaks where nobody else is known. */
  readonly brandName: string;
}

interface GroupProps {
  readonly group: MessageGroup;
  readonly answered: Answered;
  readonly context: ThreadContext;
}

/** What one author said in a row: one avatar, one line of facts at the foot. */
export function MessageGroupView({ group, answered, context }: GroupProps) {
  const { t } = useWords();
  const [first] = group.messages;
  const last = group.messages.at(-1);
  if (!first || !last) return null;
  const isOut = group.direction === 'outbound';
  const name = first.author?.name ?? t('common.somebody');
  return (
    <div className={clsx('mt-3 grid gap-x-2', isOut ? 'grid-cols-1' : 'grid-cols-[28px_minmax(0,1fr)]')}>
      {!isOut && (
        <Avatar name={name} seed={first.author?.id ?? first.id} size={28} className="mb-5 self-end" />
      )}
      <div className={clsx('flex min-w-0 flex-col gap-0.5', isOut ? 'items-end' : 'items-start')}>
        {group.messages.map((message, index) => (
          <Fragment key={keyOf(message)}>
            <Bubble
              message={message}
              network={context.network}
              answered={answered}
              isFirst={index === 0}
              isLast={index === group.messages.length - 1}
            />
            {message.delivery && (
              <DeliveryTrouble {...context} message={message} delivery={message.delivery} />
            )}
          </Fragment>
        ))}
        <GroupMeta message={last} context={context} />
      </div>
    </div>
  );
}

/** Author, time and state of a group: the facts of its last message. */
function GroupMeta({ message, context }: { readonly message: Message; readonly context: ThreadContext }) {
  const { t, times } = useWords();
  const { delivery } = message;
  const isInTrouble = delivery?.state === 'failed' || delivery?.state === 'not_confirmed';
  if (isInTrouble) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-[5px] px-1 pt-0.5 text-12 text-text-3 tabular-nums">
      <bdi>{authorOf(message, context, t('common.you')) ?? t('common.somebody')}</bdi>
      <ProgramMark program={message.program} />
      <span aria-hidden="true">·</span>
      <Time at={message.sentAt} text={times.clock(message.sentAt)} exact={times.exact(message.sentAt)} />
      {message.isElsewhere && (
        <span className="inline-flex items-center gap-1">
          <span aria-hidden="true">·</span>
          <ExternalLink size={12} />
          {t('message.elsewhere', { network: context.network })}
        </span>
      )}
      {delivery && (
        <span className="inline-flex items-center gap-1">
          <span aria-hidden="true">·</span>
          <DeliveryWords {...context} delivery={delivery} />
        </span>
      )}
    </p>
  );
}

/** Who speaks: “You”, a colleague, the persona or the brand for us; the person's own name for a customer. */
export function authorOf(message: Message, context: ThreadContext, you: string): string | null {
  if (message.direction === 'inbound') return message.author?.name ?? null;
  if (message.agentId === context.viewerId) return you;
  const colleague = message.agentId === null ? undefined : context.nameOfAgent(message.agentId);
  return colleague ?? message.author?.name ?? context.brandName;
}
