'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { FailureCode } from '@/lib/client/http';
import type { LogIn } from '@/lib/client/mutations/sign-in';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError, TextField } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { PageLink } from '../ui/page-link';

const LINK = 'font-medium text-accent-text hover:underline';

interface SignInFormProps {
  readonly isPending: boolean;
  readonly failure: FailureCode | null;
  /** Whether a new password can be asked for by mail. */
  readonly canAsk: boolean;
  /** Whether there are other ways above it, which come first. */
  readonly isSecond: boolean;
  readonly onSubmit: (logIn: LogIn) => void;
}

/** Email and password. Both may be pasted, and password managers find them. */
export function SignInForm({ isPending, failure, canAsk, isSecond, onSubmit }: SignInFormProps) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({
    email: false,
    password: false,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const logIn = { email: String(fields.get('email')).trim(), password: String(fields.get('password')) };
    setMissing({ email: logIn.email === '', password: logIn.password === '' });
    if (logIn.email !== '' && logIn.password !== '') onSubmit(logIn);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        id="email"
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="username"
        error={missing.email ? t('signIn.emptyEmail') : null}
      />
      <TextField
        id="password"
        name="password"
        type={isShown ? 'text' : 'password'}
        label={t('signIn.password')}
        autoComplete="current-password"
        className="mt-3.5"
        error={missing.password ? t('signIn.emptyPassword') : null}
        aside={
          canAsk && (
            <PageLink href="/forgot" className={LINK}>
              {t('signIn.forgot')}
            </PageLink>
          )
        }
        end={
          <IconButton
            label={t(isShown ? 'signIn.hidePassword' : 'signIn.showPassword')}
            icon={isShown ? <EyeOff size={16} /> : <Eye size={16} />}
            onClick={() => setShown(!isShown)}
            className="-me-1.5"
          />
        }
      />
      {failure && <FieldError>{t(`error.${failure}`)}</FieldError>}
      <Button
        type="submit"
        look={isSecond ? 'default' : 'primary'}
        size="form"
        className="mt-4.5 w-full"
        aria-busy={isPending}
      >
        {t(isPending ? 'signIn.submitting' : 'signIn.submit')}
      </Button>
    </form>
  );
}
