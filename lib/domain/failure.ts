/** Why something did not go through, and the one thing that helps (product.md §4.6). */

/** Who can do something about a failure. */
export type Helper = 'author' | 'admin' | 'customer' | 'maintainers';

interface Step {
  who: Helper;
  /** Could the very same reply succeed on another try, once the step is taken? */
  isSameWorthTrying: boolean;
}

/**
 * The one next step after a failure:
 * - `try-again`: nothing has to change, but the time
 * - `write-anew`: other words, or in another place
 * - `open-on-network`: the network itself may allow what RingCentral does not
 * - `ask-for-right`: a right is missing on RingCentral
 * - `mend-connection`: the sign-in or the webhook of the account
 * - `wait-for-customer`: the customer has to write or to allow it
 * - `report`: Foyer asked in a way it should not have
 */
const steps = {
  'try-again': { who: 'author', isSameWorthTrying: true },
  'write-anew': { who: 'author', isSameWorthTrying: false },
  'open-on-network': { who: 'author', isSameWorthTrying: false },
  'ask-for-right': { who: 'admin', isSameWorthTrying: true },
  'mend-connection': { who: 'admin', isSameWorthTrying: true },
  'wait-for-customer': { who: 'customer', isSameWorthTrying: false },
  report: { who: 'maintainers', isSameWorthTrying: false },
} as const satisfies Record<string, Step>;
export type NextStep = keyof typeof steps;

/** The step after each code of the platform and each cause of our own; then after what no row is known of, by its class. */
const stepAfter = {
  'EDI-001': 'report',
  'EDI-002': 'report',
  'EDI-003': 'open-on-network',
  'EDI-004': 'open-on-network',
  'EDI-005': 'write-anew',
  'EDI-006': 'report',
  'EDI-007': 'write-anew',
  'EDI-008': 'report',
  'EDI-009': 'report',
  'EDI-010': 'write-anew',
  'EDI-011': 'report',
  'EDI-012': 'report',
  'EDI-013': 'report',
  'EDI-014': 'open-on-network',
  'EDI-015': 'try-again',
  'EDI-016': 'wait-for-customer',
  'EDI-017': 'ask-for-right',
  'EDI-018': 'ask-for-right',
  'EDI-019': 'ask-for-right',
  'EDI-020': 'report',
  'EDI-021': 'try-again',
  'EDI-022': 'wait-for-customer',
  'EDI-023': 'report',
  'EDI-024': 'open-on-network',
  'EDI-025': 'report',
  'EDI-027': 'report',
  'EDI-028': 'report',
  'EDI-029': 'write-anew',
  'EDI-030': 'report',
  'EDI-031': 'report',
  'EDI-032': 'report',
  'EDI-033': 'write-anew',
  'EDI-034': 'report',
  'EDI-035': 'report',
  'EDI-036': 'report',
  'EDI-037': 'ask-for-right',
  'EDI-038': 'report',
  'EDI-040': 'report',

  'CMN-101': 'report',
  'CMN-102': 'write-anew',
  'CMN-103': 'report',
  'CMN-109': 'ask-for-right',
  'CMN-211': 'try-again',
  'CMN-301': 'try-again',
  'CMN-401': 'ask-for-right',
  'CMN-408': 'ask-for-right',

  'OAU-109': 'mend-connection',
  'OAU-111': 'mend-connection',
  'OAU-113': 'mend-connection',
  'OAU-123': 'mend-connection',
  'OAU-128': 'mend-connection',
  'OAU-129': 'mend-connection',
  'OAU-146': 'mend-connection',
  'OAU-149': 'mend-connection',
  'OAU-213': 'mend-connection',
  'OAU-250': 'mend-connection',
  'OAU-251': 'mend-connection',
  'OAU-252': 'mend-connection',
  TokenExpired: 'mend-connection',
  TokenInvalid: 'mend-connection',

  'SUB-505': 'mend-connection',
  'SUB-507': 'mend-connection',
  'SUB-508': 'report',
  'SUB-524': 'mend-connection',
  'SUB-525': 'mend-connection',

  'not-published': 'try-again',
  'template-unknown': 'write-anew',
  'template-values': 'write-anew',
  'template-paused': 'write-anew',
  unreachable: 'try-again',

  EDI: 'try-again',
  CMN: 'try-again',
  OAU: 'mend-connection',
  SUB: 'mend-connection',
  'HTTP-4xx': 'try-again',
  'HTTP-5xx': 'try-again',
  other: 'try-again',
} as const satisfies Record<string, NextStep>;

/** A row of the catalogue: a code that is known, or the class of one that is not. */
export type FailureKind = keyof typeof stepAfter;

/** Codes that belong to a class without being in the catalogue, by how they begin. */
const classes: readonly (readonly [RegExp, FailureKind])[] = [
  [/^EDI-/, 'EDI'],
  [/^CMN-/, 'CMN'],
  [/^(OAU-|Token|invalid_|unsupported_|unauthorized_|access_denied)/, 'OAU'],
  [/^SUB-/, 'SUB'],
  [/^HTTP-4/, 'HTTP-4xx'],
  [/^HTTP-5/, 'HTTP-5xx'],
];

export interface Failure extends Step {
  kind: FailureKind;
  step: NextStep;
}

/**
 * What is known of a failure.
 *
 * @param code the platform's, such as EDI-021; `HTTP-` and a status where it gave none; or a cause of our own
 * @returns always something: a code that nobody knows is told by its class
 */
export function failureOf(code: string): Failure {
  const kind = isKnown(code) ? code : (classes.find(([pattern]) => pattern.test(code))?.[1] ?? 'other');
  const step = stepAfter[kind];
  return { kind, step, ...steps[step] };
}

/** How the networks' words begin for what is wrong with a template, by Meta's numbers. */
const templateFaults: readonly (readonly [RegExp, FailureKind])[] = [
  [/^132001\b/, 'template-unknown'],
  [/^132(000|012)\b/, 'template-values'],
  [/^1320(15|16)\b/, 'template-paused'],
];

/**
 * Why the platform gave up publishing something.
 *
 * @param words the network's own, as the platform hands them on
 * @returns a cause of our own, for `failureOf`
 */
export function causeOfGivingUp(words: string | null): FailureKind {
  return templateFaults.find(([pattern]) => pattern.test(words ?? ''))?.[1] ?? 'not-published';
}

/** What the platform says of the login we speak by. A spent quota or a right to begin is not among it: replies may still go. */
const rightsToReply: ReadonlySet<string> = new Set(['EDI-018', 'EDI-019', 'EDI-037', 'CMN-401', 'CMN-408']);

/** Does the platform say that our login lacks a right? Then every other reply there fails likewise. */
export function isRightMissing(code: string): boolean {
  return rightsToReply.has(code);
}

function isKnown(code: string): code is FailureKind {
  return Object.hasOwn(stepAfter, code);
}
