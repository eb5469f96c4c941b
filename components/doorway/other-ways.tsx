import { KeyRound } from 'lucide-react';
import type { FailureCode } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';

interface OtherWaysProps {
  /** What people call the OpenID provider; may be empty. */
  readonly oidc: string;
  readonly isPending: boolean;
  readonly failure: FailureCode | null;
  readonly onChoose: (provider: 'oidc') => void;
}

/** Where people sign in other than with a password. */
export function OtherWays({ oidc, isPending, failure, onChoose }: OtherWaysProps) {
  const { t } = useWords();
  return (
    <div className="mb-5 grid gap-2">
      <Button
        look="primary"
        size="form"
        icon={<KeyRound size={16} />}
        aria-busy={isPending}
        onClick={() => onChoose('oidc')}
      >
        {oidc === '' ? t('signIn.sso') : t('signIn.with', { name: oidc })}
      </Button>
      {failure && <FieldError>{t(`error.${failure}`)}</FieldError>}
      <p className="ruled mt-3 text-12 text-text-3">{t('signIn.byEmail')}</p>
    </div>
  );
}
