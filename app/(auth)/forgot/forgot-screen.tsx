'use client';

import { DoorHeading } from '@/components/doorway/door-heading';
import { ForgotForm } from '@/components/doorway/forgot-form';
import { PageLink } from '@/components/ui/page-link';
import { failureCodeOf } from '@/lib/client/http';
import { useAskForReset } from '@/lib/client/mutations/password-reset';
import { addWords } from '@/lib/words/catalogue';
import { doorway } from '@/lib/words/en/doorway';
import { useWords } from '@/lib/words/words-context';

addWords(doorway);

/** Where somebody asks for a new password: by mail, or, where none is sent, of their admin. */
export function ForgotScreen({ canAsk }: { readonly canAsk: boolean }) {
  const { t } = useWords();
  const ask = useAskForReset();
  return (
    <>
      <div aria-live="polite">
        {ask.isSuccess ? (
          <DoorHeading
            title={t('forgot.sentTitle')}
            lead={t('forgot.sentLead', { email: ask.variables.email })}
          />
        ) : (
          <DoorHeading title={t('forgot.title')} lead={t(canAsk ? 'forgot.lead' : 'forgot.admin')} />
        )}
      </div>
      {canAsk && !ask.isSuccess && (
        <ForgotForm
          failure={ask.isError ? failureCodeOf(ask.error) : null}
          isPending={ask.isPending}
          onSubmit={(email) => ask.mutate({ email })}
        />
      )}
      <p className="mt-5">
        <PageLink href="/sign-in" className="font-medium text-accent-text hover:underline">
          {t('forgot.back')}
        </PageLink>
      </p>
    </>
  );
}
