'use client';

import { Globe, Send } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { StartWish } from '@/lib/client/mutations/start-conversation';
import type { StartDraft } from '@/lib/client/start-draft';
import type { Channel } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import {
  mayStartWith,
  type Opening,
  type StartQuestion,
  type StartRefusal,
  startRuleOf,
} from '@/lib/domain/start-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FieldError } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { MailStart, PostStart, type StartFieldsProps, TemplateStart } from './start-fields';
import { chosenIn, numberIn, openingOf, wishOf } from './start-form';

interface StartDialogProps extends Omit<StartFieldsProps, 'channel'> {
  /** Those on which the viewer may begin something. */
  readonly channels: readonly Channel[];
  /** The one that is chosen. */
  readonly channel: Channel;
  readonly question: StartQuestion;
  /** Why it was not begun; null while there is nothing to say. */
  readonly failure: string | null;
  readonly isPending: boolean;
  readonly onStart: (wish: StartWish) => void;
  readonly onClose: () => void;
}

/** Begins a conversation: on which channel, with whom, and with what. What is typed stays when it is closed. */
export function StartDialog(props: StartDialogProps) {
  const { channels, channel, draft, failure, isPending, onDraft, onClose } = props;
  const { t } = useWords();
  const form = useRef<HTMLDivElement>(null);
  const { refusal, send } = useSending(props);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    send();
  };
  const Fields = fieldsOf[startRuleOf(channel.type)];
  return (
    <Dialog kind="wide" title={t('start.title')} closeLabel={t('common.close')} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key works in each of its fields. */}
      <div ref={form} onKeyDown={onKeyDown} className="grid gap-3.5 px-5 pb-5">
        <SelectField
          id="start-channel"
          label={t('start.channel')}
          value={channel.id}
          options={channels.map(({ id, name, type }) => ({ value: id, label: labelOf(name, type) }))}
          onChange={(event) => onDraft({ ...draft, channelId: event.currentTarget.value })}
        />
        {Fields && <Fields key={channel.id} {...props} />}
        {failure && <FieldError>{failure}</FieldError>}
        <div className="flex flex-wrap items-center justify-end gap-2 pt-1">
          <p className="flex-1 text-12 text-text-3 max-sm:sr-only">{t('start.kept')}</p>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <SendStart {...props} refusal={refusal} isPending={isPending} onSend={send} />
        </div>
      </div>
    </Dialog>
  );
}

const fieldsOf = { none: null, template: TemplateStart, 'public-post': PostStart, email: MailStart } as const;

function labelOf(name: string | null, type: string): string {
  return name === null ? channelTypeName(type) : `${channelTypeName(type)}: ${name}`;
}

/** What is sent as it stands, and why it cannot be. */
function useSending({ channel, draft, templates, question, isPending, onStart }: StartDialogProps) {
  const opening = openingOf(channel, draft, templates);
  const refusal = refusalOf(question, opening);
  const wish = wishOf(channel.id, opening, chosenIn(draft, templates));
  const send = () => {
    if (refusal === null && wish && !isPending) onStart(wish);
  };
  return { refusal, send };
}

function refusalOf(question: StartQuestion, opening: Opening | null): StartRefusal | null {
  if (!opening) return 'cannot-start';
  const decision = mayStartWith(question, opening);
  return decision.isAllowed ? null : decision.refusal;
}

interface SendStartProps {
  readonly channel: Channel;
  readonly draft: StartDraft;
  readonly refusal: StartRefusal | null;
  readonly isPending: boolean;
  readonly onSend: () => void;
}

/** Its words say what happens, and in public before whom. */
function SendStart({ channel, draft, refusal, isPending, onSend }: SendStartProps) {
  const { t } = useWords();
  const network = channelTypeName(channel.type);
  const isPublic = startRuleOf(channel.type) === 'public-post';
  return (
    <Button
      look="primary"
      aria-busy={isPending}
      offReason={refusal && t(`start.refusal.${refusal}`, { network })}
      icon={isPublic ? <Globe size={14} /> : <Send size={14} />}
      onClick={onSend}
    >
      <SendWords channel={channel} draft={draft} network={network} />
    </Button>
  );
}

function SendWords({
  channel,
  draft,
  network,
}: Pick<SendStartProps, 'channel' | 'draft'> & { network: string }) {
  const { t } = useWords();
  switch (startRuleOf(channel.type)) {
    case 'none':
      return t('common.cancel');
    case 'template': {
      const number = numberIn(draft)?.international;
      return number ? t('start.sendTemplate', { number }) : t('start.sendTemplateTo');
    }
    case 'public-post':
      return channel.name === null
        ? t('start.postOn', { network })
        : t('start.postAs', { name: channel.name, network });
    case 'email':
      return t('start.sendMail', { n: recipientCount(draft) });
  }
}

function recipientCount(draft: StartDraft): number {
  const opening = openingOf({ type: 'Email' }, draft, []);
  return opening?.way === 'email' ? opening.to.length : 0;
}
