import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'size'> {
  readonly id: string;
  readonly label: string;
  /** A quiet sentence under the field. */
  readonly hint?: string;
  /** What is wrong with the value and how to cure it. */
  readonly error?: string | null;
  /** A control inside the field, at its end. */
  readonly end?: ReactNode;
  /** A link beside the label, at its end. */
  readonly aside?: ReactNode;
}

/** A labelled line of text. */
export function TextField({ id, label, hint, error, end, aside, className, ...input }: TextFieldProps) {
  const noteId = `${id}-note`;
  const hasNote = Boolean(error || hint);
  return (
    <div className={className}>
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      <div className={fieldClass(Boolean(error))}>
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={hasNote ? noteId : undefined}
          className="min-w-0 flex-1 self-stretch bg-transparent outline-none max-sm:text-[1rem]"
        />
        {end}
      </div>
      {error ? (
        <FieldError id={noteId}>{error}</FieldError>
      ) : (
        hint && (
          <p id={noteId} className="mt-1.5 text-12 text-text-3">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** The box around an input or select. */
export function fieldClass(isInvalid = false): string {
  return clsx(
    'flex h-10 w-full items-center gap-2 rounded-sm border bg-surface px-2.5 text-14 outline-offset-0',
    'has-focus-visible:outline-(length:--focus-width) has-focus-visible:outline-focus',
    isInvalid ? 'border-danger' : 'border-line-control',
  );
}

/** Says what is wrong, at once also to screen readers. */
export function FieldError({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} role="alert" className="mt-1.5 flex gap-1.5 text-12 text-danger-text">
      <CircleAlert size={14} className="mt-px shrink-0" />
      <span>{children}</span>
    </p>
  );
}
