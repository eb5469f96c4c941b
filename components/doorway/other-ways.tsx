import { KeyRound } from 'lucide-react';
import type { FailureCode } from '@/lib/client/http';
import type { SignInWays } from '@/lib/contract/sign-in';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';

interface OtherWaysProps {
  readonly ways: Pick<SignInWays, 'ringcentral' | 'oidc'>;
  readonly isPending: boolean;
  readonly failure: FailureCode | null;
  /** Said over the form below. */
  readonly orElse: string;
  readonly onChoose: (provider: 'ringcentral' | 'oidc') => void;
}

/** Where people sign in other than with a password; the first of them is the one meant. */
export function OtherWays({ ways, isPending, failure, orElse, onChoose }: OtherWaysProps) {
  const { t } = useWords();
  const { ringcentral, oidc } = ways;
  return (
    <div className="mt-5.5 mb-5 grid gap-2">
      {ringcentral && (
        <Button look="primary" size="form" aria-busy={isPending} onClick={() => onChoose('ringcentral')}>
          {t('signIn.ringcentral')}
        </Button>
      )}
      {oidc !== null && (
        <Button
          look={ringcentral ? 'default' : 'primary'}
          size="form"
          icon={<KeyRound size={16} />}
          aria-busy={isPending}
          onClick={() => onChoose('oidc')}
        >
          {oidc === '' ? t('signIn.sso') : t('signIn.with', { name: oidc })}
        </Button>
      )}
      {failure && <FieldError>{t(`error.${failure}`)}</FieldError>}
      <p className="ruled mt-3 text-12 text-text-3">{orElse}</p>
    </div>
  );
}
