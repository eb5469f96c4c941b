'use client';

import { useState } from 'react';
import type { FailureCode } from '@/lib/client/http';
import { readPasted } from '@/lib/client/pasted-templates';
import type { TemplateImport } from '@/lib/contract/template';
import { useWords } from '@/lib/words/words-context';
import { DialogForm } from '../ui/dialog-form';
import { TextAreaField } from '../ui/text-area-field';

interface PasteTemplatesProps {
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onTake: (templates: TemplateImport['templates']) => void;
  readonly onClose: () => void;
}

/** Takes templates out of JSON. Before they are taken it says how many, and why others are left. */
export function PasteTemplates({ failure, isPending, onTake, onClose }: PasteTemplatesProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const pasted = text.trim() === '' ? null : readPasted(text);
  const { taken = [], left = [] } = pasted ?? {};
  const wrong = text.trim() === '' ? null : !pasted ? 'pasteWrong' : taken.length === 0 ? 'pasteNone' : null;
  return (
    <DialogForm
      submitLabel={t('templates.take', { n: taken.length })}
      cancelLabel={t('common.cancel')}
      failure={failure && t(`error.${failure}`)}
      isPending={isPending}
      onSubmit={() => taken.length > 0 && onTake(taken)}
      onClose={onClose}
    >
      <TextAreaField
        id="pasted-templates"
        dir="ltr"
        label={t('templates.pasted')}
        hint={t('templates.pasteHint')}
        error={wrong && t(`templates.${wrong}`)}
        rows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        spellCheck={false}
        required
      />
      {left.length > 0 && (
        <div role="status" className="text-12 text-text-2">
          <p className="font-medium">{t('templates.left', { n: left.length })}</p>
          <ul className="max-h-32 overflow-y-auto">
            {left.map(({ name, reason }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was pasted stands in its order.
              <li key={index}>
                <bdi className="font-mono">{name}</bdi>: {t(`templates.left.${reason}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </DialogForm>
  );
}
