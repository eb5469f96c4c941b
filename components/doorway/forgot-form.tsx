import { type FormEvent, useState } from 'react';
import type { FailureCode } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError, TextField } from '../ui/field';

interface ForgotFormProps {
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onSubmit: (email: string) => void;
}

/** Asks for the address that somebody signs in with. */
export function ForgotForm({ failure, isPending, onSubmit }: ForgotFormProps) {
  const { t } = useWords();
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    setMissing(email === '');
    if (email !== '') onSubmit(email);
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      <TextField
        id="email"
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        error={isMissing ? t('signIn.emptyEmail') : null}
      />
      {failure && <FieldError>{t(`error.${failure}`)}</FieldError>}
      <Button type="submit" look="primary" size="form" aria-busy={isPending}>
        {t('forgot.submit')}
      </Button>
    </form>
  );
}
