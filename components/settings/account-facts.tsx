import type { ReactNode } from 'react';
import { useNow } from '@/lib/client/now';
import type { Account } from '@/lib/contract/account';
import type { AccountHealth } from '@/lib/contract/account-health';
import { useWords } from '@/lib/words/words-context';
import { EventStrip } from './event-strip';

interface AccountFactsProps {
  readonly account: Account;
  /** Null until it has been read. */
  readonly health: AccountHealth | null;
}

/** How long we are let in, and what of the contract is used up. */
export function SignInFacts({ account, health }: AccountFactsProps) {
  const { t } = useWords();
  const ahead = useAhead();
  const { monthlyLimit: limit } = account;
  const unknown = t('account.unknown');
  const month = health && { n: health.monthCount, limit: limit ?? 0 };
  return (
    <Facts
      title={t('account.signIn')}
      facts={[
        [t('account.accessToken'), ahead(account.accessTokenExpiresAt, 'account.renewsIn')],
        [t('account.refreshToken'), ahead(account.refreshTokenExpiresAt, 'account.left')],
        [
          t('account.month'),
          month ? t(limit === null ? 'account.monthCount' : 'account.monthOf', month) : unknown,
        ],
        [
          t('account.calls'),
          health?.calls
            ? t('account.callsUsed', { used: health.calls.used, perMinute: health.calls.perMinute })
            : unknown,
        ],
        [t('account.generation'), t(`account.generation.${account.generation}`)],
      ]}
    />
  );
}

/** What comes in, how fast, and what was missed. */
export function WebhookFacts({ account, health }: AccountFactsProps) {
  const { t, span } = useWords();
  const now = useNow(1000);
  const ahead = useAhead();
  const ago = (at: string | null) =>
    at === null ? t('account.never') : t('span.ago', { span: span(now - Date.parse(at)) });
  const swept = ago((health ?? account).lastSweepAt);
  const lastSweep = account.isSweepDegraded ? t('account.lastSweepDegraded', { ago: swept }) : swept;
  const { delayP90Ms = null, holesFound = 0, holesFilled = 0 } = health ?? {};
  const holes = { found: holesFound, filled: holesFilled };
  return (
    <Facts
      title={t('account.webhook')}
      aside={t('account.lastHour')}
      above={<EventStrip counts={health?.eventsByMinute ?? []} />}
      facts={[
        [t('account.subscription'), t(`account.subscription.${account.subscriptionState}`)],
        [t('account.lastEvent'), ago((health ?? account).lastEventAt)],
        [
          t('account.delay'),
          delayP90Ms === null ? t('account.delayNone') : t('account.seconds', { seconds: delayP90Ms / 1000 }),
        ],
        [t('account.lastSweep'), lastSweep],
        [t('account.holes'), holesFound === 0 ? t('rights.holesNone') : t('rights.holesCount', holes)],
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
  /** Beside the title, of what stands above the facts. */
  readonly aside?: string;
  readonly above?: ReactNode;
  readonly facts: readonly (readonly [string, string])[];
}

function Facts({ title, aside, above, facts }: FactsProps) {
  return (
    <div className="border-t border-line pt-2">
      <div className="mb-1.5 flex justify-between gap-3 text-12 text-text-3">
        <h3 className="font-medium">{title}</h3>
        {aside && <span>{aside}</span>}
      </div>
      {above}
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
