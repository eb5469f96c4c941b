'use client';

import { MailPlus } from 'lucide-react';
import { useNow } from '@/lib/client/now';
import type { Invitation } from '@/lib/contract/invitation';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { Time } from '../ui/time';

interface InvitationListProps {
  readonly invitations: readonly Invitation[];
  readonly onRenew: (invitation: Invitation) => void;
  readonly onWithdraw: (invitation: Invitation) => void;
}

/** Who is invited and has not come yet. */
export function InvitationList({ invitations, onRenew, onWithdraw }: InvitationListProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="invitations" className="mt-8">
      <h2 id="invitations" className="pb-3 text-15 font-semi tracking-title">
        {t('users.invited')}
      </h2>
      <ul className="rounded-lg border border-line-strong">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            aria-label={invitation.name}
            className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line py-1.5 ps-4 pe-2 last:border-0"
          >
            <Invited invitation={invitation} />
            <div className="ms-auto flex">
              <Button look="quiet" size="sm" onClick={() => onRenew(invitation)}>
                {t('users.newLink')}
              </Button>
              <Button look="quiet" size="sm" onClick={() => onWithdraw(invitation)}>
                {t('users.withdraw')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invited({ invitation }: { readonly invitation: Invitation }) {
  const { t, times, span } = useWords();
  const now = useNow();
  const isOver = now >= Date.parse(invitation.expiresAt);
  const age = t('span.ago', { span: span(now - Date.parse(invitation.invitedAt)) });
  return (
    <>
      <MailPlus size={16} className="shrink-0 text-text-3" />
      <div className="min-w-44 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <bdi className="font-medium">{invitation.name}</bdi>
          <bdi className="text-text-2">{invitation.email}</bdi>
          <Chip>{t(`role.${invitation.role}`)}</Chip>
          {isOver && <Chip tone="warn">{t('users.linkOver')}</Chip>}
          {!isOver && invitation.mail === 'refused' && <Chip tone="warn">{t('users.mailRefused')}</Chip>}
        </p>
        <p className="text-12 text-text-3">
          {t('users.invitedBy', { by: invitation.invitedBy ?? t('users.operator') })}{' '}
          <Time at={invitation.invitedAt} text={age} exact={times.exact(invitation.invitedAt)} />
          {invitation.mail === 'taken' && ` · ${t('users.mailTaken')}`}
          {invitation.mail === 'waiting' && ` · ${t('users.mailWaiting')}`}
        </p>
        {invitation.mail === 'refused' && <p className="text-12 text-text-2">{t('users.mailRefusedFact')}</p>}
      </div>
    </>
  );
}
