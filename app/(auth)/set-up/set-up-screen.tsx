'use client';

import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { FieldError, TextField } from '@/components/ui/field';
import { useSetUp } from '@/lib/client/mutations/set-up';
import { useSignIn } from '@/lib/client/mutations/sign-in';
import { passwordWordOf } from '@/lib/client/password-words';
import { addWords } from '@/lib/words/catalogue';
import { doorway } from '@/lib/words/en/doorway';
import { passwords } from '@/lib/words/en/passwords';
import { useWords } from '@/lib/words/words-context';

addWords({ ...doorway, ...passwords });

/** Makes the first admin of a fresh Foyer and signs them in. */
export function SetUpScreen() {
  const { t } = useWords();
  const setUp = useSetUp();
  const signIn = useSignIn();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name));
    const [email, password] = [text('email'), text('password')];
    const first = {
      secret: text('secret'),
      workspaceName: text('workspace'),
      name: text('name'),
      email,
      password,
    };
    setUp.mutate(first, {
      onSuccess: () =>
        signIn.mutate({ email, password }, { onSuccess: () => window.location.assign('/settings/channels') }),
    });
  };
  const error = setUp.error ?? signIn.error;
  return (
    <form onSubmit={submit} className="grid gap-3.5">
      <div>
        <h1 className="mb-1.5 text-24 font-semi tracking-figure">{t('setUp.title')}</h1>
        <p className="text-14 text-text-2">{t('setUp.lead')}</p>
      </div>
      <TextField id="secret" name="secret" label={t('setUp.secret')} autoComplete="off" required />
      <TextField
        id="workspace"
        name="workspace"
        label={t('setUp.workspace')}
        autoComplete="organization"
        required
      />
      <TextField id="name" name="name" label={t('setUp.name')} autoComplete="name" required />
      <TextField
        id="email"
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        required
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={t('signIn.password')}
        hint={t('setUp.passwordHint')}
        autoComplete="new-password"
        minLength={10}
        required
      />
      {error && <FieldError>{t(passwordWordOf(error))}</FieldError>}
      <Button type="submit" look="primary" size="form" aria-busy={setUp.isPending || signIn.isPending}>
        {t('setUp.submit')}
      </Button>
    </form>
  );
}
