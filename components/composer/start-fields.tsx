'use client';

import { ArrowLeft, Globe } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { StartDraft } from '@/lib/client/start-draft';
import { withChosen } from '@/lib/client/template-draft';
import type { Channel } from '@/lib/contract/channel';
import type { Template } from '@/lib/contract/template';
import { channelTypeName } from '@/lib/domain/channel';
import { formattedAsTyped } from '@/lib/domain/phone';
import { bodyLength } from '@/lib/domain/reply-policy';
import { addressesIn, isMailAddress, SUBJECT_LENGTH } from '@/lib/domain/start-policy';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Skeleton } from '../ui/skeleton';
import { TextAreaField } from '../ui/text-area-field';
import { Counter } from './counter';
import { chosenIn, numberIn } from './start-form';
import { TemplateFields } from './template-fields';
import { TemplateList } from './template-list';

export interface StartFieldsProps {
  readonly channel: Channel;
  readonly draft: StartDraft;
  readonly templates: readonly Template[];
  /** They are still being read. */
  readonly isLoading: boolean;
  /** The way to where templates are entered; null for whoever may not. */
  readonly manage: ReactNode;
  readonly onDraft: (draft: StartDraft) => void;
}

/** A number and an approved template. */
export function TemplateStart(props: StartFieldsProps) {
  const { draft, onDraft } = props;
  const { t } = useWords();
  const number = numberIn(draft);
  const [isLeft, setLeft] = useState(false);
  const isWrong = isLeft && draft.number.trim() !== '' && number === null;
  // What is taken away again must not come back by itself.
  const type = (typed: string) =>
    onDraft({ ...draft, number: typed.length > draft.number.length ? formattedAsTyped(typed) : typed });
  return (
    <>
      <TextField
        id="start-number"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        dir="ltr"
        maxLength={40}
        label={t('start.number')}
        hint={
          number
            ? t('start.numberRead', { international: number.international, national: number.national })
            : t('start.numberHint')
        }
        error={isWrong ? t('start.refusal.number-invalid', { network: '' }) : null}
        value={draft.number}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setLeft(true)}
      />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium">{t('start.template')}</legend>
        <Templates {...props} />
      </fieldset>
    </>
  );
}

function Templates(props: StartFieldsProps) {
  if (props.isLoading) return <Skeleton className="h-24 rounded-lg" />;
  return props.templates.length === 0 ? <NoTemplates {...props} /> : <ChooseTemplate {...props} />;
}

function NoTemplates({ channel, manage }: StartFieldsProps) {
  const { t } = useWords();
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2.5 py-1 text-text-2">
      {t('template.noneYet', { network: channelTypeName(channel.type) })} {manage}
    </p>
  );
}

function ChooseTemplate({ draft, templates, manage, onDraft }: StartFieldsProps) {
  const { t } = useWords();
  const fields = useRef<HTMLDivElement>(null);
  const chosen = chosenIn(draft, templates);
  if (!chosen) {
    const choose = (template: Template) => {
      const { uses } = withChosen({ step: 'list', uses: draft.uses, begunAfterMessageId: null }, template);
      onDraft({ ...draft, isTemplateChosen: true, uses });
    };
    return (
      <TemplateList templates={templates} manage={manage} takesFocus={false} isInline onChoose={choose} />
    );
  }
  const { template, use } = chosen;
  return (
    <div className="grid gap-2">
      <p className="flex min-w-0 items-center gap-2 text-12 text-text-2">
        <b className="truncate font-medium">{template.name}</b>
        <code className="font-mono">{template.language}</code>
        <Button
          look="quiet"
          icon={<ArrowLeft size={14} />}
          className="ms-auto"
          onClick={() => onDraft({ ...draft, isTemplateChosen: false })}
        >
          {t('template.back')}
        </Button>
      </p>
      <TemplateFields
        key={template.id}
        ref={fields}
        takesFocus={draft.number !== ''}
        template={template}
        values={use.values}
        reader={numberIn(draft)?.international ?? t('start.reader')}
        onChange={(values) => onDraft({ ...draft, uses: [{ ...use, values }, ...draft.uses.slice(1)] })}
      />
    </div>
  );
}

/** A text that everybody will see. */
export function PostStart({ channel, draft, onDraft }: StartFieldsProps) {
  const { t } = useWords();
  const { used, limit } = bodyLength(channel.type, draft.post);
  return (
    <TextAreaField
      id="start-post"
      rows={5}
      label={t('start.post')}
      hint={
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="flex flex-1 items-center gap-1.5 font-medium text-text-2">
            <Globe size={13} className="shrink-0" />
            {t('start.postHint')}
          </span>
          <Counter used={used} limit={limit} />
        </span>
      }
      value={draft.post}
      onChange={(event) => onDraft({ ...draft, post: event.currentTarget.value })}
    />
  );
}

/** An e-mail: whom it is for, its subject and its text. */
export function MailStart({ draft, onDraft }: StartFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <Addresses
        id="start-to"
        label={t('start.to')}
        hint={t('start.toHint')}
        value={draft.to}
        onType={(to) => onDraft({ ...draft, to })}
      />
      <Addresses
        id="start-cc"
        label={t('start.cc')}
        hint={t('start.ccHint')}
        value={draft.cc}
        onType={(cc) => onDraft({ ...draft, cc })}
      />
      <TextField
        id="start-subject"
        dir="auto"
        autoComplete="off"
        label={t('start.subject')}
        maxLength={SUBJECT_LENGTH}
        value={draft.subject}
        onChange={(event) => onDraft({ ...draft, subject: event.currentTarget.value })}
      />
      <TextAreaField
        id="start-body"
        rows={6}
        label={t('start.body')}
        hint={t('start.bodyHint')}
        value={draft.mail}
        onChange={(event) => onDraft({ ...draft, mail: event.currentTarget.value })}
      />
    </>
  );
}

interface AddressesProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onType: (value: string) => void;
}

function Addresses({ id, label, hint, value, onType }: AddressesProps) {
  const { t } = useWords();
  const [isLeft, setLeft] = useState(false);
  const isWrong = isLeft && !addressesIn(value).every(isMailAddress);
  return (
    <TextField
      id={id}
      inputMode="email"
      autoComplete="off"
      autoCapitalize="off"
      dir="ltr"
      label={label}
      hint={hint}
      error={isWrong ? t('start.refusal.address-invalid', { network: '' }) : null}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
    />
  );
}
