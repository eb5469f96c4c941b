import 'server-only';
import Bowser from 'bowser';
import type { SignInSession } from '@/lib/contract/sign-in';
import type { SignedIn } from '@/lib/domain/permission';
import { database } from '../db';

interface SessionRecord {
  id: string;
  created_at: Date;
  last_seen_at: Date;
  user_agent: string;
  address: string;
  is_this: boolean;
}

/** Where somebody is signed in, the latest used first; wherever in this deployment they are working there. */
export async function listSignIns({ agentId, sessionHash }: SignedIn): Promise<SignInSession[]> {
  const records = await database.rows<SessionRecord>(
    `SELECT id, created_at, last_seen_at, user_agent, address, token_hash = $2 AS is_this FROM session
     WHERE agent_id = $1::uuid AND expires_at > now() AND last_seen_at > now() - interval '7 days'
     ORDER BY is_this DESC, last_seen_at DESC, id`,
    [agentId, sessionHash],
  );
  return records.map((record) => ({
    id: record.id,
    startedAt: record.created_at.toISOString(),
    lastSeenAt: record.last_seen_at.toISOString(),
    ...namesOf(record.user_agent),
    address: record.address || null,
    isThis: record.is_this,
  }));
}

function namesOf(userAgent: string): Pick<SignInSession, 'browser' | 'system'> {
  if (userAgent === '') return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name ?? null, system: os.name ?? null };
}
