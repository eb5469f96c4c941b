'use client';

import { DemoLogIns } from '@/components/doorway/demo-log-ins';
import { hasOtherWays, OtherWays } from '@/components/doorway/other-ways';
import { SignInForm } from '@/components/doorway/sign-in-form';
import { FieldError } from '@/components/ui/field';
import { failureCodeOf } from '@/lib/client/http';
import { type LogIn, useSignIn } from '@/lib/client/mutations/sign-in';
import type { Demo } from '@/lib/contract/demo';
import type { SignInRefusal, SignInWays } from '@/lib/contract/sign-in';
import { addWords } from '@/lib/words/catalogue';
import { doorway } from '@/lib/words/en/doorway';
import { useWords } from '@/lib/words/words-context';

addWords(doorway);

interface SignInScreenProps {
  readonly demo: Demo | null;
  readonly ways: SignInWays;
  /** Of whoever has just come back from a provider. */
  readonly refusal: SignInRefusal | null;
}

/** Signs in, then goes where the person wanted to go. */
export function SignInScreen({ demo, ways, refusal }: SignInScreenProps) {
  const { t } = useWords();
  const signIn = useSignIn();
  const hasOthers = hasOtherWays(ways);
  const enter = (logIn: LogIn) =>
    signIn.mutate(logIn, { onSuccess: () => window.location.assign(wantedPage()) });
  return (
    <>
      <h1 className="mb-1.5 text-24 font-semi tracking-figure">{t('signIn.title')}</h1>
      <p className="mb-5.5 text-14 text-text-2">{t('signIn.lead')}</p>
      {refusal && <FieldError>{t(`signIn.refused.${refusal}`)}</FieldError>}
      {hasOthers && <OtherWays ways={ways} pageBack={wantedPage} orElse={t('signIn.byEmail')} />}
      <SignInForm
        isPending={signIn.isPending || signIn.isSuccess}
        failure={signIn.isError ? failureCodeOf(signIn.error) : null}
        canAsk={ways.mail}
        isSecond={hasOthers}
        onSubmit={enter}
      />
      {demo && (
        <DemoLogIns logIns={demo.logIns} onChoose={({ email, password }) => enter({ email, password })} />
      )}
    </>
  );
}

/** Only a page of ours: an address from elsewhere must not lead a fresh session away. */
function wantedPage(): string {
  const from = new URLSearchParams(window.location.search).get('from') ?? '';
  return /^\/(?:inbox|settings)(?:[/?]|$)/.test(from) ? from : '/inbox';
}
