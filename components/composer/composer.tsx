'use client';

import { Globe, Lock } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useNow } from '@/lib/client/now';
import type { Conversation } from '@/lib/contract/conversation';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { bodyLength, mayReply, mayReplyWith, windowClosesAt } from '@/lib/domain/reply-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { ComposerField } from './composer-field';
import { ComposerRefused } from './composer-refused';
import { Counter } from './counter';
import type { TimelessQuestion } from './reply-question';
import { SendButton } from './send-button';
import { WindowNote } from './window-note';

export interface ComposerProps {
  readonly conversation: Conversation;
  /** Everything the policy asks but the time. */
  readonly question: TimelessQuestion;
  /** Whom the reply answers. */
  readonly personName: string | null;
  readonly draft: string;
  /** The content on its own network: the way out where nothing can be sent from here. */
  readonly permalink: string | null;
  /** True when the review has a live reply already, which this one replaces. */
  readonly isReplacing?: boolean;
  readonly onDraft: (text: string) => void;
  readonly onSend: (body: string) => void;
  /** Stops answering this comment; its draft is kept. */
  readonly onCancel?: () => void;
}

/** Writes a reply. It knows its channel's law: what may go, how long, until when, and who will see it. */
export function Composer(props: ComposerProps) {
  const {
    conversation,
    personName,
    draft,
    permalink,
    isReplacing = false,
    onDraft,
    onSend,
    onCancel,
  } = props;
  const { t } = useWords();
  const fieldId = useId();
  const now = useNow(10_000);
  const network = channelTypeName(conversation.channelType);
  const question = { ...props.question, now: new Date(now).toISOString() };
  const standing = mayReply(question);
  if (!standing.isAllowed) {
    return (
      <ComposerRefused question={question} refusal={standing.refusal} draft={draft} permalink={permalink} />
    );
  }
  const decision = mayReplyWith(question, draft);
  const length = bodyLength(conversation.channelType, draft);
  const isPublic = conversation.audience === 'public';
  const isReview = capabilityOf(conversation.channelType)?.answers === 'once';
  const name = personName ?? t('common.somebody');
  const send = () => {
    if (decision.isAllowed) onSend(draft);
  };
  return (
    <div className="rounded-lg border border-line-control bg-surface has-[textarea:focus-visible]:border-focus has-[textarea:focus-visible]:shadow-[0_0_0_0.5px_var(--c-focus)] dark:bg-surface-2 max-sm:rounded-[20px]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 pt-2">
        <Audience isPublic={isPublic} isReview={isReview} name={name} />
        <WindowNote
          network={network}
          closesAt={windowClosesAt(conversation.channelType, question.lastInboundAt)}
          now={now}
        />
      </div>
      <ComposerField
        id={fieldId}
        label={labelOf({ isPublic, isReplacing, name, network, t })}
        value={draft}
        limit={length.limit}
        isOver={length.limit !== null && length.used > length.limit}
        onChange={onDraft}
        onKeyDown={(event) => isSendKey(event) && send()}
      />
      <div className="flex items-center justify-end gap-2 ps-3.5 pe-2 pt-1 pb-2">
        <Counter used={length.used} limit={length.limit} />
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('composer.discardDraft')}
          </Button>
        )}
        <SendButton
          isPublic={isPublic}
          isReplacing={isReplacing}
          name={name}
          network={network}
          refusal={decision.isAllowed ? null : decision.refusal}
          limit={length.limit}
          onSend={send}
        />
      </div>
    </div>
  );
}

interface AudienceProps {
  readonly isPublic: boolean;
  readonly isReview: boolean;
  readonly name: string;
}

/** Who will see it, in words and by a sign of its own shape. */
function Audience({ isPublic, isReview, name }: AudienceProps): ReactNode {
  const { t } = useWords();
  const Sign = isPublic ? Globe : Lock;
  const publicWords = isReview ? 'composer.reviewHint' : 'composer.publicHint';
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-12 text-text-3">
      <Sign size={13} className="shrink-0" />
      <span className={isPublic ? 'truncate' : 'truncate max-sm:sr-only'}>
        {t(isPublic ? publicWords : 'composer.privateOnly', { name })}
      </span>
    </span>
  );
}

interface Labelling {
  readonly isPublic: boolean;
  readonly isReplacing: boolean;
  readonly name: string;
  readonly network: string;
  readonly t: ReturnType<typeof useWords>['t'];
}

function labelOf({ isPublic, isReplacing, name, network, t }: Labelling): string {
  if (isReplacing) return t('composer.ownerLabel');
  return t(isPublic ? 'composer.publicLabel' : 'composer.label', { name, network });
}

function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing)
    return false;
  event.preventDefault();
  return true;
}
