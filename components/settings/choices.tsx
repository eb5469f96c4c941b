import type { ComponentProps, ReactNode } from 'react';
import { FieldError } from '../ui/field';

interface ChoicesProps {
  readonly title: string;
  readonly error: string | null;
  readonly children: ReactNode;
}

/** Some choices that belong together, under one name. */
export function Choices({ title, error, children }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{title}</legend>
      {children}
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}

interface ChoiceProps extends Omit<ComponentProps<'input'>, 'className'> {
  readonly type: 'checkbox' | 'radio';
}

/** One of them. */
export function Choice({ children, ...input }: ChoiceProps) {
  return (
    <label className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
      <input {...input} className="size-4 shrink-0 accent-accent" />
      {children}
    </label>
  );
}
