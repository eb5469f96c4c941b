'use client';

import { DoorHeading } from '@/components/doorway/door-heading';
import { hasOtherWays, OtherWays } from '@/components/doorway/other-ways';
import { PasswordForm } from '@/components/doorway/password-form';
import { FieldError } from '@/components/ui/field';
import { useAcceptInvitation } from '@/lib/client/mutations/accept-invitation';
import { passwordWordOf } from '@/lib/client/password-words';
import type { SignInRefusal, SignInWays } from '@/lib/contract/sign-in';
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
    readonly invitedBy: string | null;
    readonly email: string;
    readonly role: Role;
  } | null;
  /** Where they may sign in from now on, other than with a password. */
  readonly ways: Pick<SignInWays, 'oidc' | 'ringcentral'>;
  readonly refusal: SignInRefusal | null;
}

/** Where the link of an invitation leads: whoever has it chooses a password, or goes on with a provider, and is in. */
export function InviteScreen({ token, invitation, ways, refusal }: InviteScreenProps) {
  const { t } = useWords();
  const accept = useAcceptInvitation();
  const failure = accept.isError ? passwordWordOf(accept.error) : null;
  if (!invitation) return <DoorHeading title={t('invite.over')} lead={t('invite.overLead')} />;
  const { workspaceName, invitedBy, role, email } = invitation;
  const hasOthers = hasOtherWays(ways);
  return (
    <>
      <DoorHeading
        title={t('invite.title', { workspace: workspaceName })}
        lead={
          invitedBy === null
            ? t('invite.firstLead', { role: t(`role.${role}`) })
            : t('invite.lead', { by: invitedBy, role: t(`role.${role}`) })
        }
      />
      {refusal && <FieldError>{t(`signIn.refused.${refusal}`)}</FieldError>}
      {hasOthers && (
        <OtherWays ways={ways} pageBack={() => `/invite/${token}/joined`} orElse={t('invite.byPassword')} />
      )}
      <PasswordForm
        email={email}
        passwordHint={t('invite.passwordHint')}
        failure={failure && t(failure === 'error.wrong-credentials' ? 'invite.notTheirs' : failure)}
        submitLabel={t('invite.submit')}
        isPending={accept.isPending || accept.isSuccess}
        isSecond={hasOthers}
        onSubmit={(password) => accept.mutate({ token, password })}
      />
    </>
  );
}
