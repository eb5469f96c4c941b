import 'server-only';
import type { ApiScope } from '@/lib/domain/api-token';
import type { Viewer } from '@/lib/domain/permission';
import { AppError } from '../errors';
import { findTokenHolder } from '../session';
import { limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';

/** Refused tokens of one network address; beyond them it is told to wait. Good ones are served all the same. */
const MOST_FAILURES = 30;

/** What stands behind `Authorization: Bearer`; null where a request does not come by a token. */
export function bearerOf(request: Request): string | null {
  return /^Bearer +(\S.*)$/i.exec(request.headers.get('authorization') ?? '')?.[1]?.trim() ?? null;
}

/**
 * As whom a program asks.
 *
 * @param scope what the token must be for
 * @throws AppError `token-refused` with `details.reason`; `scope-missing` with `details.scope`; `too-many-requests`
 */
export async function admitToken(request: Request, token: string, scope: ApiScope): Promise<Viewer> {
  const holder = await findTokenHolder(token);
  if (holder === null || holder.refusal !== null) {
    const reason = holder?.refusal ?? 'unknown';
    // After the look, which a guess of 256 bits does not fear: counted before it, one bad script would lock out
    // the good ones beside it.
    return limitAttempts([{ key: `token ${clientAddress(request)}`, most: MOST_FAILURES }], async () => {
      throw new AppError('token-refused', `This token is not taken: ${reason}.`, { reason });
    });
  }
  if (!holder.scopes.includes(scope)) {
    throw new AppError('scope-missing', `This token has no scope ${scope}.`, { scope });
  }
  return holder.viewer;
}
