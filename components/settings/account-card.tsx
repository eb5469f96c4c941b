'use client';

import clsx from 'clsx';
import { Check, CircleAlert, Plug, PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '@/lib/contract/account';
import type { AccountHealth } from '@/lib/contract/account-health';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Chip, type ChipTone } from '../ui/chip';
import { Spinner } from '../ui/spinner';
import { SignInFacts, WebhookFacts } from './account-facts';
import { AccountTroubles } from './account-troubles';
import { VolumeWarning } from './volume-warning';

const tones: Record<Account['state'], ChipTone> = {
  connecting: 'plain',
  connected: 'ok',
  needs_sign_in: 'danger',
  disconnected: 'plain',
};

const icons: Record<Account['state'], ReactNode> = {
  connecting: <Spinner size={12} />,
  connected: <Check size={12} />,
  needs_sign_in: <CircleAlert size={12} />,
  disconnected: <Plug size={12} />,
};

interface AccountCardProps {
  readonly account: Account;
  /** Null until it has been read. */
  readonly health: AccountHealth | null;
  /** What an admin may do with it. */
  readonly menu: ReactNode;
  /** What cures it, while something is wrong with it. */
  readonly cure: ReactNode;
}

/** A connected RingCentral account: sign-in and webhook side by side, in plain words (DESIGN §4). */
export function AccountCard({ account, health, menu, cure }: AccountCardProps) {
  const { t } = useWords();
  const isBad = account.state === 'needs_sign_in';
  return (
    <section
      aria-label={account.name}
      className={clsx('rounded-lg border px-4 py-3.5', isBad ? 'border-danger-line' : 'border-line-strong')}
    >
      <header className="mb-3 flex items-center gap-2.5">
        <Avatar name="R C" seed={account.id} size={34} shape="brand" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-14 leading-[18px] font-semi" dir="auto">
            {account.name}
          </h2>
          <p className="truncate text-12 text-text-3">
            {account.userName === null
              ? hostOf(account.serverUrl)
              : t('accounts.signedInAs', { name: account.userName })}
          </p>
        </div>
        <StateChip account={account} />
        {menu}
      </header>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <SignInFacts account={account} health={health} />
        <WebhookFacts account={account} health={health} />
      </div>
      <ImportProgress account={account} />
      <AccountTroubles
        troubles={account.troubles.filter(({ kind }) => kind !== 'needs-sign-in' || !isBad)}
        cure={isBad ? null : cure}
      />
      {health && account.monthlyLimit !== null && (
        <VolumeWarning count={health.monthCount} limit={account.monthlyLimit} />
      )}
      {account.stateReason && isBad && (
        <div className="mt-3 flex flex-wrap items-center gap-2 rounded-md bg-danger-tint px-3 py-2 text-danger-text">
          <PlugZap size={14} className="mt-0.5 shrink-0 self-start" />
          <p role="alert" dir="auto" className="min-w-0 flex-1">
            {account.stateReason}
          </p>
          {cure}
        </div>
      )}
    </section>
  );
}

/** Nothing is called healthy while something is wrong with it. */
function StateChip({ account: { state, troubles } }: { readonly account: Account }) {
  const { t } = useWords();
  if (state === 'connected' && troubles.length > 0) {
    return (
      <Chip tone="warn" icon={<CircleAlert size={12} />}>
        {t('account.state.troubled')}
      </Chip>
    );
  }
  return (
    <Chip tone={tones[state]} icon={icons[state]}>
      {t(`account.state.${state}`)}
    </Chip>
  );
}

/** How far the first import has come: counts, because RingCentral does not tell how much there is. */
function ImportProgress({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { importStartedAt, importCompletedAt, importedCount } = account;
  const isRunning = importStartedAt !== null && importCompletedAt === null;
  const words =
    importStartedAt === null ? 'account.importWaiting' : isRunning ? 'account.importing' : 'account.imported';
  return (
    <div className="mt-3 flex items-center gap-3 border-t border-line pt-2.5">
      <span className="text-text-3">{t('account.import')}</span>
      {isRunning && (
        <span
          role="progressbar"
          aria-label={t('account.import')}
          aria-valuetext={t(words, { n: importedCount })}
          className="h-1.5 flex-1 overflow-hidden rounded-full bg-active"
        >
          <span className="block h-full w-1/3 rounded-full bg-data motion-safe:animate-breathe" />
        </span>
      )}
      <span className="ms-auto tabular-nums">{t(words, { n: importedCount })}</span>
    </div>
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
