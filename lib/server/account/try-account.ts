import 'server-only';
import {
  type ConnectCheck,
  type ConnectFault,
  type ConnectStep,
  isClockOff,
  isPassed,
  readServerAddress,
} from '@/lib/domain/connect';
import type { Answer, Failure } from '../ringcentral/answer';
import type { App } from '../ringcentral/app';
import type { Connection } from '../ringcentral/connection';
import { listContents } from '../ringcentral/contents';
import { type PlatformUser, readPlatformUser } from '../ringcentral/extensions';
import { listSubscriptions } from '../ringcentral/subscriptions';
import { type AppTrial, tryApp } from '../ringcentral/try-app';

/** A row of what was tried. */
export function check(
  step: ConnectStep,
  fault: ConnectFault | null = null,
  detail: string | null = null,
): ConnectCheck {
  return { step, fault, detail };
}

/**
 * Tries an app that is not known here yet: is there a server at the address, is it the platform, do its clock and ours
 * agree, and does it know the app? No call budget is spent: those belong to accounts.
 *
 * @returns what was tried, up to the first grave fault, and the app with its address as it is meant
 */
export async function tryServer(given: App, now: Date): Promise<{ checks: ConnectCheck[]; app: App }> {
  const address = readServerAddress(given.serverUrl);
  if (!address.ok) return { checks: [check('address', address.fault)], app: given };
  const app = { ...given, serverUrl: address.url };
  const trial = await tryApp(app);
  return { checks: [check('address'), ...checksOf(trial, now)], app };
}

function checksOf(trial: AppTrial, now: Date): ConnectCheck[] {
  const { verdict, detail } = trial;
  switch (verdict) {
    case 'no-such-host':
    case 'not-reached':
      return [check('server', verdict, detail)];
    case 'stranger':
      return [check('server', 'not-the-platform', detail)];
    case 'busy':
      return [check('server', 'platform-busy', detail)];
    case 'unknown-app':
      return [check('server'), clockCheck(trial, now), check('app', 'wrong-app', detail)];
    case 'known':
      return [check('server'), clockCheck(trial, now), check('app')];
  }
}

function clockCheck({ serverTime }: AppTrial, now: Date): ConnectCheck {
  const seconds = serverTime === null ? 0 : Math.round((serverTime - now.getTime()) / 1_000);
  return isClockOff(seconds) ? check('clock', 'clock-off', `${seconds} s`) : check('clock');
}

/** What a failed sign-in says of the way it was tried. */
export function signInFault(failure: Failure, way: 'jwt' | 'code'): ConnectCheck {
  const detail = 'detail' in failure ? failure.detail : null;
  const isRefused = failure.outcome === 'refused' || failure.outcome === 'unauthorized';
  if (!isRefused) return check('sign-in', 'platform-busy', detail);
  if (failure.code === 'unauthorized_client') return check('sign-in', 'grant-not-allowed', detail);
  return check('sign-in', way === 'jwt' ? 'jwt-refused' : 'code-refused', detail);
}

export interface ConnectionTrial {
  checks: ConnectCheck[];
  /** Who is signed in; null where the app may not know. */
  user: PlatformUser | null;
}

/** Tries what Foyer needs of an account that it is signed in to: reading contents, and being told of new ones. */
export async function tryConnection(connection: Connection): Promise<ConnectionTrial> {
  const reading = await listContents(connection, { order: 'newest', pageSize: 1 });
  const subscribing = await listSubscriptions(connection);
  const user = await readPlatformUser(connection, '~');
  const checks = [
    checkOf('reading', reading, readingFault),
    checkOf('subscribing', subscribing, ({ code }) =>
      code === 'CMN-401' ? 'no-webhook-permission' : 'subscribing-refused',
    ),
  ];
  return { checks, user: user.outcome === 'ok' && isPassed(checks) ? user.value : null };
}

type Said = { code: string | null; status: number | null };

function checkOf(
  step: ConnectStep,
  answer: Answer<unknown>,
  faultOf: (said: Said) => ConnectFault,
): ConnectCheck {
  switch (answer.outcome) {
    case 'ok':
      return check(step);
    case 'refused':
      return check(step, faultOf(answer), answer.detail);
    case 'unauthorized':
      return check(step, faultOf({ code: answer.code, status: null }), answer.detail);
    case 'malformed':
      return check(step, 'wrong-path', answer.detail);
    case 'limited':
      return check(step, 'platform-busy');
    case 'unavailable':
    case 'unknown':
      return check(step, 'platform-busy', answer.detail);
  }
}

/** API notes, section 11: which right is missing, the code tells. */
function readingFault({ code, status }: Said): ConnectFault {
  switch (code) {
    case 'CMN-401':
      return 'no-social-permission';
    case 'CMN-109':
      return 'social-off';
    case 'CMN-408':
      return 'user-barred';
    default:
      return status === 404 || status === 405 ? 'wrong-path' : 'reading-refused';
  }
}
