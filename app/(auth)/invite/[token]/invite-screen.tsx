'use client';

import type { FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { FieldError, TextField } from '@/components/ui/field';
import { useAcceptInvitation } from '@/lib/client/mutations/accept-invitation';
import { passwordWordOf } from '@/lib/client/password-words';
import type { Role } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { doorway } from '@/lib/words/en/doorway';
import { passwords } from '@/lib/words/en/passwords';
import { useWords } from '@/lib/words/words-context';

addWords({ ...doorway, ...passwords });

interface InviteScreenProps {
  /** What stands at the end of the link. */
  readonly token: string;
  /** Null when the link is no longer one. */
  readonly invitation: {
    readonly workspaceName: string;
    readonly invitedBy: string;
    readonly email: string;
    readonly role: Role;
  } | null;
}

/** Where the link of an invitation leads: whoever has it chooses a password and is in. */
export function InviteScreen({ token, invitation }: InviteScreenProps) {
  const { t } = useWords();
  if (!invitation) return <Heading title={t('invite.over')} lead={t('invite.overLead')} />;
  const { workspaceName, invitedBy, role, email } = invitation;
  return (
    <>
      <Heading
        title={t('invite.title', { workspace: workspaceName })}
        lead={t('invite.lead', { by: invitedBy, role: t(`role.${role}`) })}
      />
      <JoinForm token={token} email={email} />
    </>
  );
}

function Heading({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <div className="mb-5.5">
      <h1 className="mb-1.5 text-24 font-semi tracking-figure" dir="auto">
        {title}
      </h1>
      <p className="text-14 text-text-2">{lead}</p>
    </div>
  );
}

function JoinForm({ token, email }: { readonly token: string; readonly email: string }) {
  const { t } = useWords();
  const accept = useAcceptInvitation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    accept.mutate({ token, password: String(new FormData(event.currentTarget).get('password')) });
  };
  const failure = accept.isError ? passwordWordOf(accept.error) : null;
  return (
    <form onSubmit={submit} className="grid gap-3.5">
      <TextField
        id="email"
        type="email"
        label={t('signIn.email')}
        value={email}
        autoComplete="username"
        readOnly
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={t('signIn.password')}
        hint={t('invite.passwordHint')}
        autoComplete="new-password"
        required
      />
      {failure && (
        <FieldError>{t(failure === 'error.wrong-credentials' ? 'invite.notTheirs' : failure)}</FieldError>
      )}
      <Button type="submit" look="primary" size="form" aria-busy={accept.isPending || accept.isSuccess}>
        {t('invite.submit')}
      </Button>
    </form>
  );
}
