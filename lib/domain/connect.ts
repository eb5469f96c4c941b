/** Connecting a RingCentral account: what is tried, in this order, and everything that can be wrong with it. */

export const connectSteps = [
  'address',
  'server',
  'clock',
  'app',
  'sign-in',
  'reading',
  'subscribing',
] as const;
export type ConnectStep = (typeof connectSteps)[number];

/** Each has its words and its cure in the catalogue (`connect.fault.…`, `connect.cure.…`). */
export const connectFaults = [
  'not-an-address',
  'not-https',
  'other-port',
  'no-such-host',
  'not-reached',
  'not-the-platform',
  'platform-busy',
  'clock-off',
  'wrong-app',
  'jwt-refused',
  'grant-not-allowed',
  'code-refused',
  'consent-denied',
  'consent-late',
  'already-connected',
  'no-social-permission',
  'social-off',
  'user-barred',
  'wrong-path',
  'reading-refused',
  'no-webhook-permission',
  'subscribing-refused',
] as const;
export type ConnectFault = (typeof connectFaults)[number];

/** What came of trying one step. */
export interface ConnectCheck {
  step: ConnectStep;
  /** Null when it is as it should be. */
  fault: ConnectFault | null;
  /** The platform's or the network's own words, for whoever looks after it. */
  detail: string | null;
}

/** A clock that is off is worth knowing, but nothing depends on it. */
export function isGrave({ fault }: ConnectCheck): boolean {
  return fault !== null && fault !== 'clock-off';
}

/** Whether an account may be connected. */
export function isPassed(checks: readonly ConnectCheck[]): boolean {
  return !checks.some(isGrave);
}

/** Seconds that two clocks may differ before somebody should look at them. */
const CLOCK_TOLERANCE = 60;

/** @param seconds by which the platform's clock is ahead of ours */
export function isClockOff(seconds: number): boolean {
  return Math.abs(seconds) > CLOCK_TOLERANCE;
}

export type ServerAddress = { ok: true; url: string } | { ok: false; fault: ConnectFault };

/**
 * Where the platform's server is: https on its usual port, or plain http on this very machine, where nobody listens
 * in. A path, a query and a fragment are left away: the platform lies at the root of its host.
 */
export function readServerAddress(typed: string): ServerAddress {
  const text = typed.trim();
  if (!URL.canParse(text)) return { ok: false, fault: 'not-an-address' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'not-an-address' };
  if (isLoopback(url.hostname) && /^https?:$/.test(url.protocol)) return { ok: true, url: url.origin };
  if (url.protocol !== 'https:') return { ok: false, fault: 'not-https' };
  return url.port === '' ? { ok: true, url: url.origin } : { ok: false, fault: 'other-port' };
}

/** @param host as a URL has it, an address of IPv6 in brackets */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
