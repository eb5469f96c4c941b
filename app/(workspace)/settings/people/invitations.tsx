'use client';

import { InvitationList } from '@/components/settings/invitation-list';
import { InviteDialog } from '@/components/settings/invite-dialog';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useInvite } from '@/lib/client/mutations/invite';
import { useWithdrawInvitation } from '@/lib/client/mutations/withdraw-invitation';
import { useInvitations } from '@/lib/client/queries/invitations';
import type { Invitation } from '@/lib/contract/invitation';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { OneTimeLink } from './one-time-link';

/** Who is invited and has not come yet; nothing where there is nobody. */
export function Invitations() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const invitations = useInvitations();
  const invite = useInvite();
  const { mutate: withdraw } = useWithdrawInvitation();
  const renew = ({ name, email, role }: Invitation) =>
    invite.mutate({ name, email, role }, { onError: sayWhy });
  const takeBack = ({ id, name }: Invitation) =>
    withdraw(id, { onSuccess: () => toast({ text: t('users.withdrawn', { name }) }), onError: sayWhy });
  return (
    <>
      {invitations.data && invitations.data.length > 0 && (
        <InvitationList invitations={invitations.data} onRenew={renew} onWithdraw={takeBack} />
      )}
      {invite.data && <Link made={invite.data} onClose={invite.reset} />}
    </>
  );
}

/** Invites somebody: first asks whom, then shows the link. */
export function Inviting({ onClose }: { readonly onClose: () => void }) {
  const invite = useInvite();
  if (invite.data) return <Link made={invite.data} onClose={onClose} />;
  return (
    <InviteDialog
      failure={invite.isError ? failureCodeOf(invite.error) : null}
      isPending={invite.isPending}
      onInvite={invite.mutate}
      onClose={onClose}
    />
  );
}

function Link({ made, onClose }: LinkProps) {
  const { t } = useWords();
  return (
    <OneTimeLink
      name={made.invitation.name}
      link={made.link}
      label={t('users.link')}
      hint={made.isMailed ? t('users.linkMailed', { email: made.invitation.email }) : t('users.linkHint')}
      onClose={onClose}
    />
  );
}

interface LinkProps {
  readonly made: { readonly invitation: Invitation; readonly link: string; readonly isMailed: boolean };
  readonly onClose: () => void;
}
