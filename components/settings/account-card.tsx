'use client';

import clsx from 'clsx';
import { Check, CircleAlert, Plug, PlugZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '@/lib/client/now';
import type { Account } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Chip, type ChipTone } from '../ui/chip';
import { Spinner } from '../ui/spinner';
import { AccountTroubles } from './account-troubles';

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
  /** What an admin may do with it. */
  readonly menu: ReactNode;
}

/** A connected RingCentral account: sign-in and webhook side by side, in plain words (DESIGN §4). */
export function AccountCard({ account, menu }: AccountCardProps) {
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
        <SignInFacts account={account} />
        <WebhookFacts account={account} />
      </div>
      <ImportProgress account={account} />
      <AccountTroubles troubles={account.troubles.filter(({ kind }) => kind !== 'needs-sign-in' || !isBad)} />
      {account.stateReason && isBad && (
        <p role="alert" className="mt-3 flex gap-2 rounded-md bg-danger-tint px-3 py-2 text-danger-text">
          <PlugZap size={14} className="mt-0.5 shrink-0" />
          <span dir="auto">{account.stateReason}</span>
        </p>
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

function SignInFacts({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const ahead = useAhead();
  return (
    <Facts
      title={t('account.signIn')}
      facts={[
        [t('account.accessToken'), ahead(account.accessTokenExpiresAt, 'account.renewsIn')],
        [t('account.refreshToken'), ahead(account.refreshTokenExpiresAt, 'account.left')],
        [t('account.generation'), t(`account.generation.${account.generation}`)],
      ]}
    />
  );
}

function WebhookFacts({ account }: { readonly account: Account }) {
  const { t, span } = useWords();
  const now = useNow(1000);
  const ahead = useAhead();
  const ago = (at: string | null) =>
    at === null ? t('account.never') : t('span.ago', { span: span(now - Date.parse(at)) });
  const swept = ago(account.lastSweepAt);
  const lastSweep = account.isSweepDegraded ? t('account.lastSweepDegraded', { ago: swept }) : swept;
  return (
    <Facts
      title={t('account.webhook')}
      facts={[
        [t('account.subscription'), t(`account.subscription.${account.subscriptionState}`)],
        [t('account.lastEvent'), ago(account.lastEventAt)],
        [t('account.lastSweep'), lastSweep],
        [t('account.expires'), ahead(account.subscriptionExpiresAt, 'account.expiresIn')],
      ]}
    />
  );
}

/** Says how far ahead a moment lies, in the words of the given key. */
function useAhead() {
  const { t, span } = useWords();
  const now = useNow();
  return (at: string | null, key: 'account.renewsIn' | 'account.left' | 'account.expiresIn') => {
    if (at === null) return t('account.unknown');
    const left = Date.parse(at) - now;
    return left > 0 ? t(key, { span: span(left) }) : t('account.ended', { span: span(-left) });
  };
}

interface FactsProps {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
}

function Facts({ title, facts }: FactsProps) {
  return (
    <div className="border-t border-line pt-2">
      <h3 className="mb-1.5 text-12 font-medium text-text-3">{title}</h3>
      <dl className="grid gap-1">
        {facts.map(([term, value]) => (
          <div key={term} className="flex justify-between gap-3">
            <dt className="text-text-3">{term}</dt>
            <dd className="text-end tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
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
