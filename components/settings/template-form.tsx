'use client';

import { useState } from 'react';
import type { FailureCode } from '@/lib/client/http';
import type { Template, TemplateDraft } from '@/lib/contract/template';
import {
  hasProperBlanks,
  TEMPLATE_BODY_LENGTH,
  TEMPLATE_LANGUAGE,
  TEMPLATE_NAME,
  TEMPLATE_NAME_LENGTH,
} from '@/lib/domain/template';
import { useWords } from '@/lib/words/words-context';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { TextAreaField } from '../ui/text-area-field';

interface TemplateFormProps {
  /** Null for a new one. */
  readonly template: Template | null;
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onSave: (draft: TemplateDraft) => void;
  readonly onClose: () => void;
}

/** Enters a template as the network has approved it. */
export function TemplateForm({ template, failure, isPending, onSave, onClose }: TemplateFormProps) {
  const { t } = useWords();
  const [isWrong, setWrong] = useState(false);
  const submit = (fields: FormData) => {
    const text = (name: string) => String(fields.get(name)).trim();
    const draft = { name: text('name'), language: text('language'), body: text('body') };
    const isProper = hasProperBlanks(draft.body);
    setWrong(!isProper);
    if (isProper) onSave(draft);
  };
  return (
    <DialogForm
      submitLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      failure={failure && failure !== 'already-taken' ? t(`error.${failure}`) : null}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        id="template-name"
        name="name"
        label={t('templates.name')}
        hint={t('templates.nameHint')}
        error={failure === 'already-taken' ? t('templates.taken') : null}
        defaultValue={template?.name ?? ''}
        pattern={TEMPLATE_NAME.source}
        maxLength={TEMPLATE_NAME_LENGTH}
        autoComplete="off"
        required
      />
      <TextField
        id="template-language"
        name="language"
        label={t('templates.language')}
        hint={t('templates.languageHint')}
        defaultValue={template?.language ?? ''}
        pattern={TEMPLATE_LANGUAGE.source}
        autoComplete="off"
        required
      />
      <TextAreaField
        id="template-body"
        name="body"
        label={t('templates.body')}
        hint={
          <>
            {t('templates.bodyHint')}{' '}
            <code className="font-mono text-text-2">{'{{1}}, {{2}} / {{name}}'}</code>
          </>
        }
        error={isWrong ? t('templates.bodyWrong') : null}
        rows={4}
        defaultValue={template?.body ?? ''}
        maxLength={TEMPLATE_BODY_LENGTH}
        required
      />
    </DialogForm>
  );
}
