'use client';

import type { FormEvent } from 'react';
import { useChangePassword } from '@/lib/client/mutations/sign-ins';
import { passwordWordOf } from '@/lib/client/password-words';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError, TextField } from '../ui/field';
import { useToast } from '../ui/toasts';

/** Changes the viewer's own password. */
export function PasswordForm() {
  const { t } = useWords();
  const toast = useToast();
  const change = useChangePassword();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const text = (name: string) => String(fields.get(name));
    change.mutate(
      { current: text('current'), password: text('new') },
      {
        onSuccess: () => {
          form.reset();
          toast({ text: t('signIns.changed') });
        },
      },
    );
  };
  const failure = change.isError ? passwordWordOf(change.error) : null;
  return (
    <form onSubmit={submit} aria-labelledby="password" className="mt-8 grid max-w-[360px] gap-3.5">
      <h2 id="password" className="text-14 font-semi">
        {t('signIns.password')}
      </h2>
      <TextField
        id="current-password"
        name="current"
        type="password"
        label={t('signIns.current')}
        autoComplete="current-password"
        required
      />
      <TextField
        id="new-password"
        name="new"
        type="password"
        label={t('signIns.new')}
        hint={t('signIns.hint')}
        autoComplete="new-password"
        required
      />
      {failure && (
        <FieldError>{t(failure === 'error.wrong-credentials' ? 'signIns.wrong' : failure)}</FieldError>
      )}
      <div>
        <Button type="submit" aria-busy={change.isPending}>
          {t('signIns.change')}
        </Button>
      </div>
    </form>
  );
}
