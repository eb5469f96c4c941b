'use client';

import { LayoutTemplate, ListPlus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { replyQuestionOf } from '@/components/composer/reply-question';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { newestKnown } from '@/lib/client/message-pages';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import { forgetTemplate, useTemplateDraft } from '@/lib/client/template-draft';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { mayReply } from '@/lib/domain/reply-policy';
import { bodyOfStructured, type StructuredReply, structuredKindsOf } from '@/lib/domain/structured-reply';
import { mayReplyByTemplate, takesTemplates } from '@/lib/domain/template-policy';
import { useWords } from '@/lib/words/words-context';
import { ReplyBox } from './reply-box';
import type { Written } from './replying';

const loadPicker = () => import('./template-picker');
const TemplatePicker = lazy(loadPicker);
const loadStructured = () => import('./structured-dialog');
const StructuredDialog = lazy(loadStructured);

interface TalkBoxProps {
  readonly tabs: ReactNode;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly onSend: (written: Written) => void;
}

/** Where a private talk is answered: by free text, or by the template that is being filled in its place. */
export function TalkBox(props: TalkBoxProps) {
  const { tabs, conversation, messages, onSend } = props;
  const { agent } = useSession();
  const talk = { agentId: agent.id, conversationId: conversation.id };
  const [draft, saveDraft] = useTemplateDraft(talk);
  /** Has the focus been among the templates? It goes from step to step, but never there by itself. */
  const [wasThere, setWasThere] = useState(false);
  const question = useTemplateQuestion(conversation, messages);
  const isOpen = draft.step === 'fields' || (draft.step === 'list' && wasThere);
  if (!question || !isOpen) {
    const begin = () => {
      setWasThere(true);
      saveDraft({ ...draft, step: 'list', begunAfterMessageId: newestKnown(messages)?.id ?? null });
    };
    const templates = question && (
      <ChooseTemplate isOnlyWay={!mayReply(question).isAllowed} isFocused={wasThere} onChoose={begin} />
    );
    const more = (
      <>
        {templates}
        <Structured {...props} />
      </>
    );
    return <ReplyBox {...props} parent={null} templates={more} />;
  }
  return (
    <Suspense fallback={null}>
      <TemplatePicker
        tabs={tabs}
        conversation={conversation}
        question={question}
        draft={draft}
        takesFocus={wasThere}
        onDraft={(next) => {
          setWasThere(true);
          saveDraft(next);
        }}
        onSend={(template, body, afterwards) => {
          setWasThere(true);
          forgetTemplate(talk, template);
          const { begunAfterMessageId } = draft;
          onSend({ body, template, audience: 'private', parent: null, begunAfterMessageId, afterwards });
        }}
      />
    </Suspense>
  );
}

/** The way to a list or a link, where the channel takes one and free text may go. */
function Structured({ conversation, messages, onSend }: TalkBoxProps) {
  const { t } = useWords();
  const { accounts, channels } = useSession();
  const now = useNow(10_000);
  const [isOpen, setOpen] = useState(false);
  if (structuredKindsOf(conversation.channelType).length === 0) return null;
  const channel = channels.find(({ id }) => id === conversation.channelId);
  const asked = { conversation, channel, accounts, audience: 'private', parent: null, messages } as const;
  const question = { ...replyQuestionOf(asked), now: new Date(now).toISOString() };
  if (!mayReply(question).isAllowed) return null;
  const send = (structured: StructuredReply) => {
    setOpen(false);
    const written = {
      body: bodyOfStructured(structured),
      structured,
      audience: 'private',
      parent: null,
    } as const;
    onSend({ ...written, begunAfterMessageId: null, afterwards: null });
  };
  return (
    <>
      <IconButton
        label={t('composer.structured')}
        icon={<ListPlus size={16} />}
        onPointerEnter={loadStructured}
        onFocus={loadStructured}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <StructuredDialog
            conversation={conversation}
            question={question}
            onSend={send}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** What the policy is asked about a template; null where none may go. */
function useTemplateQuestion(conversation: Conversation, messages: readonly Message[]) {
  const { accounts, channels } = useSession();
  const now = useNow(10_000);
  if (!takesTemplates(conversation.channelType)) return null;
  const channel = channels.find(({ id }) => id === conversation.channelId);
  const asked = { conversation, channel, accounts, audience: 'private', parent: null, messages } as const;
  const question = { ...replyQuestionOf(asked), now: new Date(now).toISOString() };
  return mayReplyByTemplate(question).isAllowed ? question : null;
}

interface ChooseTemplateProps {
  /** Free text cannot go: it says in words what it is. */
  readonly isOnlyWay: boolean;
  readonly isFocused: boolean;
  readonly onChoose: () => void;
}

/** The way to an approved template. */
function ChooseTemplate({ isOnlyWay, isFocused, onChoose }: ChooseTemplateProps) {
  const { t } = useWords();
  const label = t('composer.chooseTemplate');
  const does = {
    autoFocus: isFocused,
    onPointerEnter: loadPicker,
    onFocus: loadPicker,
    onClick: onChoose,
  };
  if (!isOnlyWay) return <IconButton {...does} label={label} icon={<LayoutTemplate size={16} />} />;
  return (
    <Button {...does} icon={<LayoutTemplate size={14} />}>
      {label}
    </Button>
  );
}
