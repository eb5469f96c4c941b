import type { Generation } from './answer';

/** All a call needs to know of an account. The adapter keeps none of it. */
export interface Connection {
  /** Such as `https://platform.ringcentral.com`; the only host that ever gets the token. */
  serverUrl: string;
  accessToken: string;
  generation: Generation;
}
