'use client';

import type { ReactNode } from 'react';
import { TemplateBox } from '@/components/composer/template-box';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { failureCodeOf } from '@/lib/client/http';
import { useSession } from '@/lib/client/queries/session';
import { useTemplates } from '@/lib/client/queries/templates';
import type { TemplateDraft } from '@/lib/client/template-draft';
import type { Conversation } from '@/lib/contract/conversation';
import type { TemplateUse } from '@/lib/contract/template';
import type { Afterwards } from '@/lib/domain/act';
import { may } from '@/lib/domain/permission';
import type { ReplyQuestion } from '@/lib/domain/reply-policy';
import { addWords } from '@/lib/words/catalogue';
import { templates as words } from '@/lib/words/en/templates';
import { useWords } from '@/lib/words/words-context';
import { ManageTemplates } from './manage-templates';
import { SendAnd } from './send-and';

addWords(words);

interface TemplatePickerProps {
  readonly tabs?: ReactNode;
  readonly conversation: Conversation;
  readonly question: ReplyQuestion;
  readonly draft: TemplateDraft;
  /** Somebody went here, so that each step begins with the focus. */
  readonly takesFocus: boolean;
  readonly onDraft: (draft: TemplateDraft) => void;
  readonly onSend: (use: TemplateUse, body: string, afterwards: Afterwards | null) => void;
}

/** Answers with an approved template of the conversation's channel. */
export default function TemplatePicker({ conversation, ...props }: TemplatePickerProps) {
  const { t } = useWords();
  const { agent } = useSession();
  const templates = useTemplates(conversation.channelId);
  if (templates.data) {
    const manage = may(agent.role, 'manage-settings') && <ManageTemplates />;
    const personName = conversation.person?.name ?? null;
    return (
      <TemplateBox
        {...props}
        personName={personName}
        templates={templates.data}
        manage={manage}
        sendAnd={(sending) => <SendAnd {...sending} />}
      />
    );
  }
  if (!templates.isError) return <Skeleton className="h-24 rounded-lg" />;
  return (
    <p role="alert" className="flex flex-wrap items-center gap-2.5 rounded-lg border border-line px-3.5 py-3">
      {t('template.failed')} {t(`error.${failureCodeOf(templates.error)}`)}
      <Button onClick={() => void templates.refetch()}>{t('common.tryAgain')}</Button>
      <Button look="quiet" onClick={() => props.onDraft({ ...props.draft, step: 'closed' })}>
        {t('common.cancel')}
      </Button>
    </p>
  );
}
