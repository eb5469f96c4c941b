import type { FormEvent, ReactNode } from 'react';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';

interface StepFormProps {
  readonly lead: string;
  readonly submitLabel: string;
  readonly backLabel: string;
  readonly failure: string | null;
  readonly isPending: boolean;
  readonly onSubmit: (fields: FormData) => void;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** One step of the wizard: its fields, and the ways back and on at its foot. */
export function StepForm(props: StepFormProps) {
  const { lead, submitLabel, backLabel, failure, isPending, onSubmit, onBack, children } = props;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) onSubmit(new FormData(event.currentTarget));
  };
  return (
    <form onSubmit={submit} className="flex flex-1 flex-col">
      <div className="grid flex-1 content-start gap-3.5 px-5 pb-5">
        <p className="text-text-2">{lead}</p>
        {children}
        {failure && <FieldError>{failure}</FieldError>}
      </div>
      <div className="sticky bottom-0 flex justify-between gap-2 border-t border-line bg-raised px-5 py-3">
        <Button look="quiet" onClick={onBack}>
          {backLabel}
        </Button>
        <Button type="submit" look="primary" aria-busy={isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
