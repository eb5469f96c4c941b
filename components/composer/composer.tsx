'use client';

import { SquareSlash } from 'lucide-react';
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { useActions } from '@/lib/client/action-offers';
import type { Attached } from '@/lib/client/attaching';
import { useNow } from '@/lib/client/now';
import type { CannedReply } from '@/lib/contract/canned-reply';
import type { Conversation } from '@/lib/contract/conversation';
import type { Afterwards } from '@/lib/domain/act';
import { blanksIn } from '@/lib/domain/canned-reply';
import { channelTypeName } from '@/lib/domain/channel';
import { bodyLength, mayReply, mayReplyWith } from '@/lib/domain/reply-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { AttachButton } from './attach-button';
import { ComposerField, type Offer } from './composer-field';
import { ComposerHead } from './composer-head';
import { ComposerRefused } from './composer-refused';
import { Counter } from './counter';
import { goToNextBlank, selectIn, typeSign } from './field-acts';
import { FileTray } from './file-tray';
import type { TimelessQuestion } from './reply-question';
import { SendButton, type SendWay } from './send-button';
import { useFileDrop } from './use-file-drop';

/** Sending together with what follows it. */
export interface SendingAnd {
  readonly onSend: (afterwards: Afterwards) => void;
  /** Why the text as it is cannot go. */
  readonly offReason: string | null;
}

/** The files of a reply, and what can be done with them. */
export interface Attaching {
  readonly files: readonly Attached[];
  /** Media types to pick from; empty for any. */
  readonly accept: readonly string[];
  readonly isSeveral: boolean;
  readonly onAttach: (files: File[]) => void;
  readonly onDetach: (id: string) => void;
  readonly onAgain: (id: string) => void;
}

export interface ComposerProps {
  /** What else may be written here, where there is a choice. */
  readonly tabs?: ReactNode;
  readonly conversation: Conversation;
  /** Everything the policy asks but the time. */
  readonly question: TimelessQuestion;
  /** Whom the reply answers. */
  readonly personName: string | null;
  readonly draft: string;
  /** What a slash offers. */
  readonly offer: Offer<CannedReply>;
  /** The content on its own network: the way out where nothing can be sent from here. */
  readonly permalink: string | null;
  /** The way to where an admin can do something about a missing right; null for everybody else. */
  readonly settings?: ReactNode;
  /** The way to an approved template, where the channel takes one. */
  readonly templates?: ReactNode;
  /** True when the review has a live reply already, which this one replaces. */
  readonly isReplacing?: boolean;
  /** The files that go with it; left out where none can. */
  readonly attaching?: Attaching | undefined;
  /** Sticks out from behind the top edge; not drawn where nothing can be written. */
  readonly above?: ReactNode;
  readonly onDraft: (text: string) => void;
  readonly onSend: (body: string, afterwards: Afterwards | null) => void;
  /** Offers what may follow the reply; left out where it ends nothing, as under a comment. */
  readonly sendAnd?: (sending: SendingAnd) => ReactNode;
  /** Stops answering this comment; its draft is kept. */
  readonly onCancel?: () => void;
}

/** Writes a reply. It knows its channel's law: what may go, how long, until when, and who will see it. */
export function Composer(props: ComposerProps) {
  const {
    tabs,
    conversation,
    personName,
    draft,
    offer,
    permalink,
    isReplacing = false,
    above,
    settings,
    templates,
    attaching,
  } = props;
  const { onDraft, onSend, sendAnd, onCancel } = props;
  const { t } = useWords();
  const fieldId = useId();
  const now = useNow(10_000);
  const [isHeldUp, setHeldUp] = useState(false);
  const network = channelTypeName(conversation.channelType);
  const question = { ...props.question, now: new Date(now).toISOString() };
  const standing = mayReply(question);
  const files = attaching?.files ?? NO_FILES;
  const decision = mayReplyWith(question, draft, files);
  const hold = holdOf(files);
  const hasBlanks = !decision.isAllowed && decision.refusal === 'blanks-left';
  const send = (afterwards: Afterwards | null = null) => {
    if (decision.isAllowed && !hold) onSend(draft, afterwards);
    if (hasBlanks) selectIn(fieldId, blanksIn(draft)[0]);
    setHeldUp(hasBlanks);
  };
  const box = useRef<HTMLDivElement>(null);
  useActions(
    {
      send: () => send(),
      'send-and-close': () => send(sendAnd ? { type: 'status', status: 'closed' } : null),
    },
    { within: box },
  );
  if (!standing.isAllowed) {
    return (
      <ComposerRefused
        tabs={tabs}
        question={question}
        refusal={standing.refusal}
        draft={draft}
        permalink={permalink}
        settings={settings}
        templates={templates}
      />
    );
  }
  const length = bodyLength(conversation.channelType, draft);
  const isPublic = question.audience === 'public';
  const way = isReplacing ? 'replacing' : isPublic ? 'public' : wayInPrivate(conversation);
  const name = personName ?? t('common.somebody');
  return (
    <Box ref={box} above={above} attaching={attaching} isForPane={!onCancel}>
      <ComposerHead tabs={tabs} question={question} name={name} />
      <ComposerField
        id={fieldId}
        label={t(labels[way], { name, network })}
        placeholder={t('composer.placeholder')}
        value={draft}
        fitting={length.fitting}
        offer={offer}
        onChange={onDraft}
        onKeyDown={goToNextBlank}
      />
      {attaching && <FileTray {...attaching} network={network} />}
      <div className="flex flex-wrap items-center justify-end gap-2 ps-2 pe-2 pt-1 pb-2">
        {attaching && <AttachButton {...attaching} />}
        <IconButton
          label={t('canned.insert')}
          shortcut="/"
          icon={<SquareSlash size={16} />}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => typeSign(fieldId, '/')}
        />
        {templates}
        <span role="alert" className="min-w-0 flex-1 text-12 font-medium text-danger-text">
          {isHeldUp && hasBlanks && t('refusal.blanks-left')}
        </span>
        <Counter used={length.used} limit={length.limit} />
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('composer.discardDraft')}
          </Button>
        )}
        <SendButton
          way={way}
          name={name}
          network={network}
          refusal={decision.isAllowed || hasBlanks ? null : decision.refusal}
          hold={hold && t(hold)}
          limit={length.limit}
          onSend={() => send()}
          and={sendAnd && ((offReason) => sendAnd({ onSend: send, offReason }))}
        />
      </div>
    </Box>
  );
}

const NO_FILES: readonly Attached[] = [];

/** Why it has to wait for its files; null when it has not. */
function holdOf(files: readonly Attached[]): 'files.takeAway' | 'files.wait' | null {
  const isIn = (...states: Attached['standing']['state'][]) =>
    files.some(({ standing }) => states.includes(standing.state));
  if (isIn('refused', 'failed')) return 'files.takeAway';
  return isIn('uploading') ? 'files.wait' : null;
}

interface BoxProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly above: ReactNode;
  readonly attaching: Attaching | undefined;
  readonly isForPane: boolean;
  readonly children: ReactNode;
}

function Box({ ref, above, attaching, isForPane, children }: BoxProps) {
  const { t } = useWords();
  const isOver = useFileDrop(ref, attaching?.onAttach, isForPane);
  return (
    <>
      {above}
      <div
        ref={ref}
        className="relative rounded-lg border border-line-control bg-surface has-[textarea:focus-visible]:border-focus has-[textarea:focus-visible]:shadow-[0_0_0_0.5px_var(--c-focus)] dark:bg-surface-2 max-sm:rounded-[20px]"
      >
        {children}
        {isOver && (
          <p className="absolute inset-0 grid place-items-center rounded-[inherit] border-2 border-dashed border-focus bg-accent-tint-2 font-medium text-accent-text">
            {t('files.drop')}
          </p>
        )}
      </div>
    </>
  );
}

/** In private a comment is answered once, and a talk goes on. */
function wayInPrivate({ audience }: Conversation): SendWay {
  return audience === 'public' ? 'private-reply' : 'talk';
}

/** What the field is called. */
const labels = {
  talk: 'composer.label',
  public: 'composer.publicLabel',
  replacing: 'composer.ownerLabel',
  'private-reply': 'composer.privateLabel',
} as const satisfies Record<SendWay, string>;
