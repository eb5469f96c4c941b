import { KeyRound } from 'lucide-react';
import { failureCodeOf } from '@/lib/client/http';
import { useLeaveForProvider } from '@/lib/client/mutations/sign-in';
import type { SignInWays } from '@/lib/contract/sign-in';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';

interface OtherWaysProps {
  readonly ways: Pick<SignInWays, 'ringcentral' | 'oidc'>;
  /** Where somebody comes back to who is in. */
  readonly pageBack: () => string;
  /** Said over the form below. */
  readonly orElse: string;
}

/** Where people sign in other than with a password; the first of them is the one meant. */
export function OtherWays({ ways, pageBack, orElse }: OtherWaysProps) {
  const { t } = useWords();
  const leave = useLeaveForProvider();
  const isPending = leave.isPending || leave.isSuccess;
  const choose = (provider: string) => leave.mutate({ provider, page: pageBack() });
  const { ringcentral, oidc } = ways;
  return (
    <div className="mt-5.5 mb-5 grid gap-2">
      {ringcentral && (
        <Button look="primary" size="form" aria-busy={isPending} onClick={() => choose('ringcentral')}>
          {t('signIn.ringcentral')}
        </Button>
      )}
      {oidc !== null && (
        <Button
          look={ringcentral ? 'default' : 'primary'}
          size="form"
          icon={<KeyRound size={16} />}
          aria-busy={isPending}
          onClick={() => choose('oidc')}
        >
          {oidc === '' ? t('signIn.sso') : t('signIn.with', { name: oidc })}
        </Button>
      )}
      {leave.isError && <FieldError>{t(`error.${failureCodeOf(leave.error)}`)}</FieldError>}
      <p className="ruled mt-3 text-12 text-text-3">{orElse}</p>
    </div>
  );
}

/** Whether there are any. */
export function hasOtherWays({ ringcentral, oidc }: OtherWaysProps['ways']): boolean {
  return ringcentral || oidc !== null;
}
