import type { ComponentProps, ReactNode } from 'react';
import { FieldError, fieldClass } from './field';

interface TextAreaFieldProps extends Omit<ComponentProps<'textarea'>, 'id'> {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
  /** What is wrong with the value and how to cure it. */
  readonly error?: string | null;
}

/** A labelled field of several lines. */
export function TextAreaField({ id, label, hint, error, ...area }: TextAreaFieldProps) {
  const noteId = `${id}-note`;
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div className={`${fieldClass(Boolean(error))} h-auto!`}>
        <textarea
          dir="auto"
          {...area}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={noteId}
          className="min-w-0 flex-1 resize-y bg-transparent py-2 outline-none max-sm:text-[1rem]"
        />
      </div>
      {error ? (
        <FieldError id={noteId}>{error}</FieldError>
      ) : (
        <p id={noteId} className="mt-1.5 text-12 text-text-3">
          {hint}
        </p>
      )}
    </div>
  );
}
