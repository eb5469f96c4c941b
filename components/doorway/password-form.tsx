import type { FormEvent } from 'react';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError, TextField } from '../ui/field';

interface PasswordFormProps {
  /** Whose it is; cannot be changed, and tells a password manager. */
  readonly email: string;
  readonly passwordHint: string;
  readonly failure: string | null;
  readonly submitLabel: string;
  readonly isPending: boolean;
  /** Whether there are other ways above it, which come first. */
  readonly isSecond?: boolean;
  readonly onSubmit: (password: string) => void;
}

/** Chooses a password for somebody who came by a link. */
export function PasswordForm(props: PasswordFormProps) {
  const { email, passwordHint, failure, submitLabel, isPending, isSecond = false, onSubmit } = props;
  const { t } = useWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(String(new FormData(event.currentTarget).get('password')));
  };
  return (
    <form onSubmit={submit} className="grid gap-3.5">
      <TextField
        id="email"
        type="email"
        label={t('signIn.email')}
        value={email}
        autoComplete="username"
        readOnly
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={t('signIn.password')}
        hint={passwordHint}
        autoComplete="new-password"
        required
      />
      {failure && <FieldError>{failure}</FieldError>}
      <Button type="submit" look={isSecond ? 'default' : 'primary'} size="form" aria-busy={isPending}>
        {submitLabel}
      </Button>
    </form>
  );
}
