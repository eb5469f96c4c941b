import 'server-only';
import type { Account, AuthOptions, User } from 'next-auth';
import credentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import type { SignInRefusal } from '@/lib/contract/sign-in';
import { acceptInvitationByIdentity } from '../commands/accept-invitation-by-identity';
import { type SignInPlace, signIn } from '../commands/sign-in';
import { signInByIdentity } from '../commands/sign-in-by-identity';
import { signOut } from '../commands/sign-out';
import { env } from '../env';
import { AppError } from '../errors';
import { log } from '../log';
import { isSecure, SESSION_MAX_AGE, sessionCookieName, sessionKey, tokenFrom } from '../session';
import { limitAttempts } from './attempt-limit';
import { beginByRingcentral, RINGCENTRAL } from './ringcentral-provider';
import { identityOf, otherProviders } from './sign-in-providers';
import { wantedInvitation } from './wanted-invitation';

const logIn = z.object({ email: z.string().max(254), password: z.string().max(200) });

/** Failures of one network address: with all accounts, which an office shares, and with a single one. */
const MOST_OF_ADDRESS = 60;
const MOST_OF_ADDRESS_AND_ACCOUNT = 8;

/** What a log-in depends on beside what was typed. */
export interface LogInContext {
  /** Where the request came from. */
  address: string;
  /** Its `user-agent` header. */
  userAgent: string;
  /** Its `cookie` header: who was signed in before is signed out by signing in again. */
  cookies: string | null;
  /** Told why a log-in was refused: next-auth passes on no more than that it was. */
  onRefusal(error: unknown): null;
}

/**
 * How next-auth signs people in. Its JWT holds nothing but the random token of a row in `session`: the row decides,
 * so that a session can be ended (lib/server/session.ts reads it).
 */
export function authOptions({ address, userAgent, cookies, onRefusal }: LogInContext): AuthOptions {
  return {
    secret: sessionKey(),
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      credentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (given) => authorize(given, { address, userAgent }).catch(onRefusal),
      }),
      ...otherProviders(),
    ],
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.type === 'oauth' ? enter(user, { account, profile, cookies }, { address, userAgent }) : true,
      jwt: ({ token, user }) => ({ sid: user?.sid ?? token.sid }),
      // Who is signed in, and as what, `GET /api/session` tells: from the database, not from a cookie.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signIn: async () => endSession(await tokenFrom(cookies)),
      signOut: ({ token }) => endSession(token.sid),
    },
    logger: {
      error: (code, metadata) => log().warn({ code, err: metadata }, 'next-auth failed'),
      warn: (code) => log().debug({ code }, 'next-auth warns'),
    },
  };
}

function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}

async function authorize(given: unknown, place: SignInPlace) {
  const { success, data } = logIn.safeParse(given);
  if (!success) throw new AppError('bad-request', 'A log-in has an e-mail and a password.');
  const { email, password } = data;
  const { address } = place;
  const limits = [
    { key: address, most: MOST_OF_ADDRESS },
    { key: `${address} ${email.trim().toLowerCase()}`, most: MOST_OF_ADDRESS_AND_ACCOUNT },
  ];
  const { agentId, token } = await limitAttempts(limits, () =>
    signIn({ email, password }, new Date(), place),
  );
  return { id: agentId, sid: token };
}

/** Somebody who comes back from a provider. */
interface Comer {
  account: Account;
  profile: unknown;
  cookies: string | null;
}

/**
 * Begins a session of whoever comes back from a provider; whoever left from the page of an invitation has accepted it by that.
 *
 * @returns the page that says why, where they are not let in
 */
async function enter(user: User, comer: Comer, place: SignInPlace): Promise<true | string> {
  const isOwnLogin = comer.account.provider === RINGCENTRAL;
  const invitation = wantedInvitation(comer.cookies);
  try {
    user.sid = (await begin(comer, invitation, place)).token;
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const page = invitation === null ? '/sign-in' : `/invite/${invitation}`;
    return `${page}?refused=${refusalOf(error, isOwnLogin)}`;
  }
}

function begin({ account, profile }: Comer, invitation: string | null, place: SignInPlace) {
  const now = new Date();
  const app = env().deploymentApp;
  if (app && account.provider === RINGCENTRAL) return beginByRingcentral(app, account, invitation, place);
  const identity = identityOf(profile);
  if (invitation === null) return signInByIdentity(identity, place, now);
  return acceptInvitationByIdentity({ token: invitation, identity }, place, now);
}

function refusalOf({ code }: AppError, isOwnLogin: boolean): SignInRefusal {
  if (code === 'workspace-suspended') return 'suspended';
  if (code === 'not-allowed') return isOwnLogin ? 'other-login' : 'other-email';
  return isOwnLogin ? 'unlinked' : 'unknown';
}

async function endSession(token: unknown): Promise<void> {
  if (typeof token === 'string') await signOut(token, new Date());
}

declare module 'next-auth' {
  interface User {
    /** Token of the session that has just begun. */
    sid?: string;
  }
}
