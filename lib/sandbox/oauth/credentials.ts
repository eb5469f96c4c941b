import { secretToken } from '../state/ids';
import type { Store } from '../store';
import { SERVICE_USER_ID, USERS } from '../users';

/** The demo's own app (see apps.ts) and the JWT of each user. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly jwts: Readonly<Record<string, string>>;
}

/** The credentials of this data folder: made at the first start, the same ever after. */
export function credentials(store: Store): Credentials {
  const known = store.facts.get('credentials')?.value as Credentials | undefined;
  if (known) return known;
  const value: Credentials = {
    clientId: secretToken(16),
    clientSecret: secretToken(32),
    jwts: Object.fromEntries(USERS.map((user) => [user.id, jwtFor(user.id)])),
  };
  store.facts.put({ id: 'credentials', value });
  return value;
}

/** The JWT that the demo hands out. */
export function serviceJwt(known: Credentials): string {
  return known.jwts[SERVICE_USER_ID] ?? '';
}

/** Looks like a JWT to clients that peek into it; the sandbox itself compares it as a whole. */
function jwtFor(userId: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ alg: 'RS256', typ: 'JWT' });
  const payload = part({ sub: userId, iss: 'https://platform.ringcentral.com', jti: secretToken(12) });
  return `${header}.${payload}.${secretToken(48)}`;
}
