'use client';

import { DoorHeading } from '@/components/doorway/door-heading';
import { PasswordForm } from '@/components/doorway/password-form';
import { useResetPassword } from '@/lib/client/mutations/password-reset';
import { passwordWordOf } from '@/lib/client/password-words';
import { addWords } from '@/lib/words/catalogue';
import { doorway } from '@/lib/words/en/doorway';
import { passwords } from '@/lib/words/en/passwords';
import { useWords } from '@/lib/words/words-context';

addWords({ ...doorway, ...passwords });

interface ResetScreenProps {
  /** What stands at the end of the link. */
  readonly token: string;
  /** Whose password it is; null when the link is no longer one. */
  readonly email: string | null;
}

/** Where the link of a password leads: whoever has it chooses a new one and is in. */
export function ResetScreen({ token, email }: ResetScreenProps) {
  const { t } = useWords();
  const reset = useResetPassword();
  const failure = reset.isError ? passwordWordOf(reset.error) : null;
  if (email === null) return <DoorHeading title={t('invite.over')} lead={t('reset.overLead')} />;
  return (
    <>
      <DoorHeading title={t('reset.title')} lead={t('reset.lead')} />
      <PasswordForm
        email={email}
        passwordHint={t('setUp.passwordHint')}
        failure={failure && t(failure)}
        submitLabel={t('reset.submit')}
        isPending={reset.isPending || reset.isSuccess}
        onSubmit={(password) => reset.mutate({ token, password })}
      />
    </>
  );
}
