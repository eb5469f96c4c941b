'use client';

import { LayoutTemplate } from 'lucide-react';
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
import { mayReplyByTemplate, takesTemplates } from '@/lib/domain/template-policy';
import { useWords } from '@/lib/words/words-context';
import { ReplyBox } from './reply-box';
import type { Written } from './replying';

const loadPicker = () => import('./template-picker');
const TemplatePicker = lazy(loadPicker);

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
    return <ReplyBox {...props} parent={null} templates={templates} />;
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

/** What the policy is asked about a template; null where none may go. */
function useTemplateQuestion(conversation: Conversation, messages: readonly Message[]) {
  const { channels } = useSession();
  const now = useNow(10_000);
  if (!takesTemplates(conversation.channelType)) return null;
  const channel = channels.find(({ id }) => id === conversation.channelId);
  const asked = { conversation, channel, audience: 'private', parent: null, messages } as const;
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
