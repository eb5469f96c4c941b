'use client';

import { ArrowLeft, LayoutTemplate, Lock } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { isOf, type TemplateDraft, withChosen } from '@/lib/client/template-draft';
import type { Template, TemplateUse } from '@/lib/contract/template';
import type { Afterwards } from '@/lib/domain/act';
import { channelTypeName } from '@/lib/domain/channel';
import type { ReplyDecision, ReplyQuestion } from '@/lib/domain/reply-policy';
import { type FilledTemplate, filledTemplate, templateBlanks } from '@/lib/domain/template';
import { mayReplyWithTemplate } from '@/lib/domain/template-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import type { SendingAnd } from './composer';
import { SendKeys } from './send-keys';
import { focusFirstEmpty, TemplateFields } from './template-fields';
import { TemplateList } from './template-list';

interface TemplateBoxProps {
  /** What else may be written here, where there is a choice. */
  readonly tabs?: ReactNode;
  readonly question: ReplyQuestion;
  readonly templates: readonly Template[];
  readonly personName: string | null;
  readonly draft: TemplateDraft;
  /** Somebody went here, so that each step begins with the focus. */
  readonly takesFocus: boolean;
  /** The way to where templates are entered; null for whoever may not. */
  readonly manage: ReactNode;
  readonly onDraft: (draft: TemplateDraft) => void;
  /** @param body as the customer will read it */
  readonly onSend: (use: TemplateUse, body: string, afterwards: Afterwards | null) => void;
  /** Draws the second half of Send, with what may follow it. */
  readonly sendAnd: (sending: SendingAnd) => ReactNode;
}

/** In place of the composer: an approved template is chosen, its blanks are filled, and it is sent. */
export function TemplateBox(props: TemplateBoxProps) {
  const { tabs, question, templates, personName, draft, manage, takesFocus, onDraft } = props;
  const { onSend, sendAnd } = props;
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const chosen = chosenOf(draft, templates);
  const decision = chosen && mayReplyWithTemplate(question, chosen.filled);
  const send = (afterwards: Afterwards | null = null) => {
    if (!chosen) return;
    const { template, filled } = chosen;
    const use = { name: template.name, language: template.language, values: filled.values };
    if (decision?.isAllowed) onSend(use, filled.text, afterwards);
    else focusFirstEmpty(fields.current);
  };
  const goBack = () => onDraft({ ...draft, step: chosen ? 'list' : 'closed' });
  useActions(
    {
      send: () => send(),
      'send-and-close': () => send({ type: 'status', status: 'closed' }),
      back: goBack,
    },
    { within: box },
  );
  const name = personName ?? t('common.somebody');
  return (
    <div
      ref={box}
      className="relative rounded-lg border border-line-control bg-surface dark:bg-surface-2 max-sm:rounded-[20px]"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 ps-2 pe-3.5 pt-2">
        {tabs}
        <span className="flex min-w-0 items-center gap-1.5 ps-1.5 text-12 text-text-3">
          <Lock size={13} className="shrink-0" />
          <span className="truncate max-sm:sr-only">{t('composer.privateOnly', { name })}</span>
        </span>
        {chosen && <TemplateName {...chosen.template} />}
      </div>
      <div className="px-3 pt-2.5">
        {chosen && (
          <TemplateFields
            key={chosen.template.id}
            ref={fields}
            takesFocus={takesFocus}
            template={chosen.template}
            values={chosen.use.values}
            reader={name}
            onChange={(values) =>
              onDraft({ ...draft, uses: [{ ...chosen.use, values }, ...draft.uses.slice(1)] })
            }
          />
        )}
        {!chosen && templates.length > 0 && (
          <TemplateList
            templates={templates}
            manage={manage}
            onChoose={(template) => onDraft(withChosen(draft, template))}
          />
        )}
        {templates.length === 0 && (
          <p role="status" className="flex flex-wrap items-center gap-x-2.5 px-1 py-2 text-text-2">
            {t('template.noneYet', { network: channelTypeName(question.channelType) })} {manage}
          </p>
        )}
      </div>
      <Foot
        chosen={chosen}
        decision={decision}
        question={question}
        name={name}
        takesFocus={takesFocus}
        onBack={goBack}
        onSend={send}
        sendAnd={sendAnd}
      />
    </div>
  );
}

interface Chosen {
  readonly template: Template;
  readonly use: TemplateUse;
  readonly filled: FilledTemplate;
}

/** The template that is being filled; null while the list is looked through, or when it is there no longer. */
function chosenOf({ step, uses: [use] }: TemplateDraft, templates: readonly Template[]): Chosen | null {
  const template = step === 'fields' && use && templates.find((each) => isOf(use, each));
  return template ? { template, use, filled: filledTemplate(template.body, use.values) } : null;
}

function TemplateName({ name, language }: Pick<Template, 'name' | 'language'>) {
  return (
    <span className="ms-auto flex min-w-0 items-center gap-1.5 text-12 text-text-2">
      <LayoutTemplate size={13} className="shrink-0" />
      <b className="truncate font-medium">{name}</b>
      <code className="font-mono">{language}</code>
    </span>
  );
}

interface FootProps {
  readonly chosen: Chosen | null;
  readonly decision: ReplyDecision | null;
  readonly question: ReplyQuestion;
  readonly name: string;
  readonly takesFocus: boolean;
  readonly onBack: () => void;
  readonly onSend: (afterwards?: Afterwards) => void;
  readonly sendAnd: TemplateBoxProps['sendAnd'];
}

function Foot({ chosen, decision, question, name, takesFocus, onBack, onSend, sendAnd }: FootProps) {
  const { t } = useWords();
  const network = channelTypeName(question.channelType);
  const refusal = decision?.isAllowed === false ? decision.refusal : null;
  const reason =
    refusal === 'blanks-left'
      ? t('template.fillFirst')
      : refusal && t(`refusal.${refusal}`, { network, span: '', date: '', limit: 0 });
  return (
    <div className="flex flex-wrap items-center gap-2 p-2">
      <Button look="quiet" icon={<ArrowLeft size={14} />} onClick={onBack}>
        {t(chosen ? 'template.back' : 'common.cancel')}
      </Button>
      <span className="flex-1" />
      {chosen && (
        <span className="inline-flex gap-px">
          <Button
            look="primary"
            autoFocus={takesFocus && templateBlanks(chosen.template.body).length === 0}
            offReason={reason}
            aria-label={t('template.sendTo', { network, name })}
            onClick={() => onSend()}
            className="max-sm:h-10! max-sm:rounded-full! sm:rounded-e-none!"
          >
            {t('template.send')}
            <SendKeys />
          </Button>
          {sendAnd({ onSend, offReason: reason })}
        </span>
      )}
    </div>
  );
}
