'use client';

import { Fragment, type ReactNode, type RefObject, useEffect, useEffectEvent, useId } from 'react';
import type { Template } from '@/lib/contract/template';
import { blanksIn } from '@/lib/domain/canned-reply';
import { filledTemplate, templateBlanks } from '@/lib/domain/template';
import { useWords } from '@/lib/words/words-context';
import { TextField } from '../ui/field';

interface TemplateFieldsProps {
  /** Around the fields, whose first empty one gets the focus. */
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly takesFocus: boolean;
  readonly template: Template;
  /** By the names of its blanks. */
  readonly values: Readonly<Record<string, string>>;
  /** Whoever will read it. */
  readonly reader: string;
  readonly onChange: (values: Record<string, string>) => void;
}

/** A field for each blank of a template, and the message as the customer will read it. */
export function TemplateFields({ ref, takesFocus, template, values, reader, onChange }: TemplateFieldsProps) {
  const { t } = useWords();
  const id = useId();
  const blanks = templateBlanks(template.body);
  const goThere = useEffectEvent(() => takesFocus && focusFirstEmpty(ref.current));
  useEffect(() => void goThere(), []);
  return (
    <div ref={ref} className="grid max-h-[45vh] gap-3 overflow-y-auto p-1 sm:grid-cols-2">
      {blanks.length > 0 && (
        <div className="grid content-start gap-2.5">
          {blanks.map((name) => (
            <TextField
              key={name}
              id={`${id}-${name}`}
              dir="auto"
              label={t('template.blank', { name: name.replaceAll('_', ' ') })}
              value={values[name] ?? ''}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => onChange({ ...values, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
      )}
      <figure className="grid content-start gap-1.5">
        <figcaption className="text-12 text-text-3">{t('template.preview', { name: reader })}</figcaption>
        <p
          dir="auto"
          className="max-w-[420px] justify-self-start rounded-xl rounded-es-[5px] bg-bubble-in px-3 py-2 text-14 wrap-anywhere whitespace-pre-wrap"
        >
          <Preview body={template.body} values={values} />
        </p>
      </figure>
    </div>
  );
}

/** Brings the focus to the first field that is empty; where none is, to the first. */
export function focusFirstEmpty(fields: HTMLElement | null): void {
  const inputs = [...(fields?.querySelectorAll('input') ?? [])];
  (inputs.find(({ value }) => value.trim() === '') ?? inputs[0])?.focus();
}

/** The text with what is filled in, and what is not marked. */
function Preview({
  body,
  values,
}: {
  readonly body: string;
  readonly values: TemplateFieldsProps['values'];
}) {
  const filled = filledTemplate(body, values).values;
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { from, to, name } of blanksIn(body)) {
    const value = filled[name];
    parts.push(
      <Fragment key={from}>
        {body.slice(end, from)}
        {value || <mark className="rounded-[3px] bg-warn-tint px-0.5 text-warn-text">{`{{${name}}}`}</mark>}
      </Fragment>,
    );
    end = to;
  }
  return [...parts, body.slice(end)];
}
