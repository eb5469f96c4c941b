import { useState } from 'react';
import { failureCodeOf } from '@/lib/client/http';
import { useAskForConsent, useSignInByJwt } from '@/lib/client/mutations/connect-account';
import type { Account } from '@/lib/contract/account';
import type { ConnectCheck } from '@/lib/domain/connect';
import { useWords } from '@/lib/words/words-context';
import { TextField } from '../ui/field';
import { Segmented } from '../ui/segmented';
import { TextAreaField } from '../ui/text-area-field';
import type { EnteredApp } from './app-step';
import { Checking, CheckList } from './check-list';
import { StepForm } from './step-form';

/** An app that was just entered, or an account that is signed in to again. */
export type SignInSubject = { readonly entered: EnteredApp } | { readonly account: Account };

interface SignInStepProps {
  readonly subject: SignInSubject;
  readonly earlier: readonly ConnectCheck[];
  readonly onDone: (account: Account) => void;
  readonly onBack: () => void;
}

type Way = 'jwt' | 'consent';

/** Who Foyer speaks as: a service user by JWT, or whoever consents at RingCentral's own page. */
export function SignInStep({ subject, earlier, onDone, onBack }: SignInStepProps) {
  const { t } = useWords();
  const isOfDeployment = 'account' in subject && subject.account.isOfDeployment;
  const [way, setWay] = useState<Way>(isOfDeployment ? 'consent' : 'jwt');
  const byJwt = useSignInByJwt();
  const consent = useAskForConsent();
  const isPending = byJwt.isPending || consent.isPending || consent.isSuccess;
  const error = way === 'jwt' ? byJwt.error : consent.error;
  const submit = (fields: FormData) => {
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const clientSecret = text('secret');
    if (way === 'consent') return consent.mutate(errandOf(subject, clientSecret));
    byJwt.mutate(signInOf(subject, { jwt: text('jwt'), clientSecret }), {
      onSuccess: (result) => result?.account && onDone(result.account),
    });
  };
  const checks = way === 'jwt' ? (byJwt.data?.checks ?? (byJwt.isIdle ? earlier : [])) : earlier;
  return (
    <StepForm
      lead={t('connect.signIn.lead')}
      submitLabel={t(way === 'jwt' ? 'connect.signIn' : 'connect.consent')}
      backLabel={t('entered' in subject ? 'connect.back' : 'common.cancel')}
      failure={error && t(`error.${failureCodeOf(error)}`)}
      isPending={isPending}
      onSubmit={submit}
      onBack={onBack}
    >
      {!isOfDeployment && <ChosenWay way={way} onChange={setWay} />}
      {way === 'jwt' ? (
        <TextAreaField
          id="connect-jwt"
          name="jwt"
          label={t('connect.jwt')}
          hint={t('connect.jwtHint')}
          rows={5}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          required
        />
      ) : (
        !isOfDeployment && <ConsentFacts />
      )}
      {'account' in subject && !isOfDeployment && (
        <TextField
          id="connect-new-secret"
          name="secret"
          type="password"
          label={t('connect.clientSecret')}
          hint={t('connect.newSecretHint')}
          autoComplete="off"
          dir="ltr"
        />
      )}
      {byJwt.isPending && <Checking />}
      {!isPending && checks.length > 0 && <CheckList checks={checks} />}
    </StepForm>
  );
}

function ChosenWay({ way, onChange }: { readonly way: Way; readonly onChange: (way: Way) => void }) {
  const { t } = useWords();
  return (
    <div>
      <Segmented
        label={t('connect.way')}
        value={way}
        onChange={onChange}
        segments={[
          { value: 'jwt', label: t('connect.way.jwt') },
          { value: 'consent', label: t('connect.way.consent') },
        ]}
      />
    </div>
  );
}

function ConsentFacts() {
  const { t } = useWords();
  return (
    <div>
      <p>{t('connect.consent.lead')}</p>
      <code className="mt-1.5 block rounded-md bg-sunken px-3 py-2 text-12 wrap-anywhere" dir="ltr">
        {`${window.location.origin}/api/accounts/return`}
      </code>
    </div>
  );
}

function newAccountOf(entered: EnteredApp) {
  const { name, serverUrl, clientId, clientSecret, basePath, generation, eventFilters } = entered;
  const filters = eventFilters.split('\n').flatMap((line) => line.trim() || []);
  const path = basePath.trim() && { basePath: basePath.trim() };
  return { name, serverUrl, clientId, clientSecret, generation, eventFilters: filters, ...path };
}

function errandOf(subject: SignInSubject, clientSecret: string) {
  if ('entered' in subject) return newAccountOf(subject.entered);
  return { accountId: subject.account.id, ...(clientSecret && { clientSecret }) };
}

function signInOf(subject: SignInSubject, { jwt, clientSecret }: { jwt: string; clientSecret: string }) {
  if ('entered' in subject) return { account: { ...newAccountOf(subject.entered), jwt } };
  return { accountId: subject.account.id, signIn: { jwt, ...(clientSecret && { clientSecret }) } };
}
