import type { Generation } from './answer';

/** Where social messaging lies on the platform's servers, unless an admin found it elsewhere. */
export const USUAL_BASE_PATH = '/cx/social-messaging/v1';

/** All a call needs to know of an account. The adapter keeps none of it. */
export interface Connection {
  /** Such as `https://platform.ringcentral.com`; the only host that ever gets the token. */
  serverUrl: string;
  /** Where social messaging lies on that host. */
  basePath: string;
  accessToken: string;
  generation: Generation;
}

/** Path segments of something below the account's social messaging. */
export function socialPath({ basePath }: Connection, ...below: readonly string[]): string[] {
  return [...basePath.split('/').filter(Boolean), ...below];
}
