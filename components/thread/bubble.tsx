'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { AttachmentView } from './attachment-view';
import { MessageText } from './message-text';
import { type Answered, structuredOf } from './structured-content';
import { StructuredView } from './structured-view';

interface BubbleProps {
  readonly message: Message;
  readonly network: string;
  readonly answered: Answered;
  /** Where in its group it stands: inner corners are tight. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

interface Part {
  readonly key: string;
  /** `bare` brings its own padding. */
  readonly frame: 'text' | 'media' | 'bare';
  readonly content: ReactNode;
}

/** What one message says: one bubble for its words or structured content, one for each file. */
export function Bubble({ message, network, answered, isFirst, isLast }: BubbleProps) {
  const parts = usePartsOf(message, network, answered);
  return parts.map((part, index) => (
    <div
      key={part.key}
      dir="auto"
      className={clsx(
        'max-w-[min(420px,86%)] rounded-xl text-14 wrap-anywhere forced-colors:border max-sm:text-15 max-sm:leading-[22px]',
        lookOf(message),
        frames[part.frame],
        cornersOf(message.direction, isFirst && index === 0, isLast && index === parts.length - 1),
      )}
    >
      {part.content}
    </div>
  ));
}

const frames: Record<Part['frame'], string> = { text: 'px-3 py-2', media: 'p-1', bare: 'overflow-hidden' };

function usePartsOf(message: Message, network: string, answered: Answered): Part[] {
  const { t } = useWords();
  const structured = structuredOf(message);
  const parts: Part[] = [];
  if (structured && structured.kind !== 'reply') {
    const chosen = answered.chosen.get(message.id);
    const content = (
      <StructuredView message={message} structured={structured} network={network} chosen={chosen} />
    );
    parts.push({ key: 'structured', frame: 'bare', content });
  } else if (message.body !== '' || message.attachments.length === 0) {
    const content = (
      <MessageText message={message} network={network} question={answered.questions.get(message.id)} />
    );
    parts.push({ key: 'text', frame: 'text', content });
  }
  if (message.subject) {
    const content = <b className="font-semi">{t('message.subject', { subject: message.subject })}</b>;
    parts.unshift({ key: 'subject', frame: 'text', content });
  }
  const files = message.attachments.map(
    (attachment): Part => ({
      key: `file-${attachment.index}`,
      frame: attachment.kind === 'image' || attachment.kind === 'video' ? 'media' : 'text',
      content: <AttachmentView message={message} attachment={attachment} />,
    }),
  );
  return [...parts, ...files];
}

/** Its colours say whose it is and whether it is out. */
function lookOf({ direction, delivery }: Message): string {
  switch (delivery?.state) {
    case 'failed':
      return 'border border-danger-line bg-surface';
    case 'not_confirmed':
      return 'border border-warn-line bg-surface';
    case 'queued':
    case 'sending':
    case 'waiting':
    case 'unknown':
      return 'bg-bubble-out opacity-72';
    default:
      return direction === 'outbound' ? 'bg-bubble-out' : 'bg-bubble-in';
  }
}

function cornersOf(direction: Message['direction'], isFirst: boolean, isLast: boolean): string {
  return direction === 'inbound'
    ? clsx(!isFirst && 'rounded-ss-[5px]', !isLast && 'rounded-es-[5px]')
    : clsx(!isFirst && 'rounded-se-[5px]', !isLast && 'rounded-ee-[5px]');
}
