import type { ErrorCode } from '@/lib/contract/error';
import type { Inbox } from './inbox';
import type { Call } from './server';

export const now = () => new Date();

export interface Scene {
  /** What the screen asks, by what it believes. */
  call: Call;
  /** What it does not know of. */
  meanwhile: () => Promise<unknown>;
}

export interface Outcome {
  status: number;
  code?: ErrorCode;
  /** Of the refusal; of a success, parts of its body. */
  body?: object;
}

export interface Case {
  when: string;
  by?: 'agent' | 'supervisor' | 'admin' | 'nobody';
  is: Outcome;
  scene: (inbox: Inbox) => Promise<Scene>;
  /** Tables in which something is made anew all the same, and why. */
  renews?: { tables: string[]; because: string };
}

export const done = (status: number, body?: object): Outcome => ({ status, ...(body && { body }) });
export const gone: Outcome = { status: 404, code: 'not-found' };
export const taken = (field: string): Outcome => ({ status: 409, code: 'already-taken', body: { field } });
export const refused = (details: object = {}): Outcome => ({
  status: 422,
  code: 'state-refused',
  body: details,
});
export const changedSince = refused({ reason: 'changed-since' });
