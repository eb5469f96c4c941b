'use client';

import { Plus } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import type { ConnectBeginning } from '@/components/connect/connect-dialog';
import { AccountCard } from '@/components/settings/account-card';
import { AccountMenu } from '@/components/settings/account-menu';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useToast } from '@/components/ui/toasts';
import { useDisconnectAccount } from '@/lib/client/mutations/connect-account';
import { useAccountHealth } from '@/lib/client/queries/account-health';
import { useSession } from '@/lib/client/queries/session';
import type { Account } from '@/lib/contract/account';
import { connectFaults } from '@/lib/domain/connect';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import type { OpenedDialog } from './account-dialogs';

const ConnectDialog = lazy(() => import('@/components/connect/connect-dialog'));
const AccountDialogs = lazy(() => import('./account-dialogs'));

/** The connected accounts, and the wizard that connects one. */
export function Accounts({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useWords();
  const { accounts, channels } = useSession();
  const { beginning, begin, end } = wizard;
  const disconnect = useDisconnect();
  const health = useAccountHealth().data;
  const [opened, setOpened] = useState<OpenedDialog | null>(null);
  return (
    <>
      {accounts.length === 0 && <EmptyState title={t('accounts.none')} fact={t('accounts.noneFact')} />}
      <div className="grid gap-3 pb-4.5 lg:grid-cols-2">
        {accounts.map((account) => (
          <AccountCard
            key={account.id}
            account={account}
            health={health?.find(({ accountId }) => accountId === account.id) ?? null}
            cure={
              account.state === 'needs_sign_in' ? (
                <Button size="sm" onClick={() => begin({ at: 'sign-in', accountId: account.id })}>
                  {t('accounts.signInAgain')}
                </Button>
              ) : (
                <Button size="sm" onClick={() => setOpened({ what: 'check', accountId: account.id })}>
                  {t('account.checkNow')}
                </Button>
              )
            }
            menu={
              <AccountMenu
                account={account}
                onCheck={() => setOpened({ what: 'check', accountId: account.id })}
                onChange={() => setOpened({ what: 'change', accountId: account.id })}
                onHistory={() => setOpened({ what: 'history', accountId: account.id })}
                onSignIn={() => begin({ at: 'sign-in', accountId: account.id })}
                onDisconnect={() => disconnect(account)}
              />
            }
          />
        ))}
      </div>
      {opened && (
        <Suspense fallback={null}>
          <AccountDialogs opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
      {beginning && (
        <Suspense fallback={null}>
          <ConnectDialog beginning={beginning} accounts={accounts} channels={channels} onClose={end} />
        </Suspense>
      )}
    </>
  );
}

/** Begins the wizard anew. */
export function ConnectButton({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useWords();
  return (
    <Button look="primary" icon={<Plus size={14} />} onClick={() => wizard.begin({ at: 'app', fault: null })}>
      {t('accounts.connect')}
    </Button>
  );
}

interface Wizard {
  readonly beginning: ConnectBeginning | null;
  readonly begin: (beginning: ConnectBeginning) => void;
  readonly end: () => void;
}

/** Opened by a button, or by the address that RingCentral's page leads back to. */
export function useWizard(): Wizard {
  const router = useRouter();
  const address = useSearchParams();
  const [beginning, begin] = useState<ConnectBeginning | null>(() =>
    returnedWith(address.get('connect'), address.get('account')),
  );
  const end = () => {
    begin(null);
    if (address.has('connect')) router.replace('/settings/channels');
  };
  return { beginning, begin, end };
}

function returnedWith(told: string | null, accountId: string | null): ConnectBeginning | null {
  if (told === 'connected' && accountId !== null) return { at: 'webhook', accountId };
  const fault = connectFaults.find((known) => known === told);
  return fault ? { at: 'app', fault } : null;
}

function useDisconnect() {
  const { t } = useWords();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const { mutate } = useDisconnectAccount();
  return (account: Account) =>
    mutate(account.id, {
      onSuccess: () => toast({ text: t('accounts.disconnected', { account: account.name }) }),
      onError: sayWhy,
    });
}
