import type { DeliveryFaults, FaultRule } from './faults';

/** Faults that go together, under a name. */
export interface FaultPreset {
  readonly name: string;
  /** What it is like, for people. */
  readonly title: string;
  readonly rules: readonly FaultRule[];
  readonly deliveries: DeliveryFaults;
}

const API = { path: '^/cx/' };
const SENDS = { operation: 'createSocialMessagingContent' };

export const FAULT_PRESETS: readonly FaultPreset[] = [
  {
    name: 'unreliable-webhooks',
    title: 'Webhooks get lost, come twice and overtake one another',
    rules: [],
    deliveries: { drop: 0.3, double: 0.3, shuffle: true },
  },
  { name: 'no-webhooks', title: 'No webhook arrives', rules: [], deliveries: { drop: true } },
  {
    name: 'lost-answers',
    title: 'Every second reply is stored, but its answer gets lost',
    rules: [{ match: SENDS, effect: 'storeThenReset', share: 0.5 }],
    deliveries: {},
  },
  {
    name: 'refused-reply',
    title: 'The next reply is refused',
    rules: [{ match: SENDS, effect: 'status', status: 403, code: 'EDI-021', times: 1 }],
    deliveries: {},
  },
  {
    name: 'storm',
    title: 'The platform is overloaded: 429 and 503',
    rules: [
      { match: API, effect: 'status', status: 429, code: 'CMN-301', retryAfter: 5, share: 0.3 },
      { match: API, effect: 'status', status: 503, code: 'CMN-211', share: 0.3 },
    ],
    deliveries: {},
  },
  {
    name: 'slow',
    title: 'Every call takes four seconds',
    rules: [{ match: { path: '^/(cx|restapi)/' }, effect: 'delay', delayMs: 4000 }],
    deliveries: { delayMs: 4000 },
  },
  {
    name: 'outage',
    title: 'The platform cannot be reached',
    rules: [{ match: { path: '^/(cx|restapi)/' }, effect: 'refuse' }],
    deliveries: { drop: true },
  },
];
