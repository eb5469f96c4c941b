import type { Account } from '@/lib/contract/account';

/** A platform that is away for moments is nobody's business; after so many milliseconds people wonder why nothing comes. */
const AWAY_PATIENCE = 60_000;

/** What of an account everybody should know who answers on its channels: the worst of it, or null. */
export function troubleOf(account: Account, now: number): 'signed-out' | 'away' | 'importing' | null {
  if (account.state === 'needs_sign_in') return 'signed-out';
  if (account.state === 'disconnected') return null;
  const away = account.troubles.find(({ kind }) => kind === 'platform-away');
  if (away && now - Date.parse(away.since) > AWAY_PATIENCE) return 'away';
  return account.importStartedAt && !account.importCompletedAt ? 'importing' : null;
}
