'use client';

import { lazy, Suspense, useEffect } from 'react';
import AccountForm from '@/components/settings/account-form';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useChangeAccount, useRepairAccount } from '@/lib/client/mutations/connect-account';
import { useAccountHealth } from '@/lib/client/queries/account-health';
import { useSession } from '@/lib/client/queries/session';
import type { Account } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';

const CheckDialog = lazy(() => import('./check-dialog'));
const HistoryDialog = lazy(() => import('./history-dialog'));

export interface OpenedDialog {
  readonly what: 'check' | 'change' | 'history';
  readonly accountId: string;
}

interface AccountDialogsProps {
  readonly opened: OpenedDialog;
  readonly onClose: () => void;
}

/** What an account's menu opens. */
export default function AccountDialogs({ opened, onClose }: AccountDialogsProps) {
  const account = useSession().accounts.find(({ id }) => id === opened.accountId);
  if (!account) return null;
  return <Suspense fallback={null}>{dialogOf(opened.what, account, onClose)}</Suspense>;
}

function dialogOf(what: OpenedDialog['what'], account: Account, onClose: () => void) {
  switch (what) {
    case 'check':
      return <Checked account={account} onClose={onClose} />;
    case 'change':
      return <Changed account={account} onClose={onClose} />;
    case 'history':
      return <HistoryDialog account={account} onClose={onClose} />;
  }
}

interface OfAccount {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Milliseconds: somebody waits for it. */
const LOOK_OFTEN = 1_000;

/** To open it is to ask for it, once. */
function Checked({ account, onClose }: OfAccount) {
  const { mutate, data, error } = useRepairAccount();
  const { id } = account;
  useEffect(() => mutate(id), [mutate, id]);
  const health = useAccountHealth(LOOK_OFTEN).data?.find(({ accountId }) => accountId === id);
  const sweptBefore = data?.account?.lastSweepAt ?? null;
  const sweptAt = health?.lastSweepAt ?? null;
  return (
    <CheckDialog
      account={account}
      sweptAt={data && sweptAt !== null && (sweptBefore === null || sweptAt > sweptBefore) ? sweptAt : null}
      checks={data?.checks ?? null}
      failure={error && failureCodeOf(error)}
      onClose={onClose}
    />
  );
}

function Changed({ account, onClose }: OfAccount) {
  const { t } = useWords();
  const toast = useToast();
  const change = useChangeAccount();
  const save = (changed: Parameters<typeof change.mutate>[0]['change']) =>
    change.mutate(
      { accountId: account.id, change: changed },
      {
        onSuccess: () => {
          toast({ text: t('account.changed', { account: account.name }) });
          onClose();
        },
      },
    );
  return (
    <AccountForm
      account={account}
      failure={change.error && failureCodeOf(change.error)}
      isPending={change.isPending}
      onSave={save}
      onClose={onClose}
    />
  );
}
