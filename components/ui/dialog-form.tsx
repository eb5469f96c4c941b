import type { FormEvent, ReactNode } from 'react';
import { Button } from './button';
import { FieldError } from './field';

interface DialogFormProps {
  readonly submitLabel: string;
  readonly cancelLabel: string;
  /** Why it was not done; null while there is nothing to say, or a field says it. */
  readonly failure: string | null;
  readonly isPending: boolean;
  readonly onSubmit: (fields: FormData) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The fields of a dialog, and its two ways out. */
export function DialogForm({
  submitLabel,
  cancelLabel,
  failure,
  isPending,
  onSubmit,
  onClose,
  children,
}: DialogFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} className="grid gap-3.5 px-5 pb-5">
      {children}
      {failure && <FieldError>{failure}</FieldError>}
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onClose}>{cancelLabel}</Button>
        <Button type="submit" look="primary" aria-busy={isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
