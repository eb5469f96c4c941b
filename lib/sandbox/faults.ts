import { type Random, seededRandom } from './state/random';

/** Which API calls a rule concerns; every given member must fit. */
export interface FaultMatch {
  readonly method?: string;
  /** A regular expression for the path without its query. */
  readonly path?: string;
  /** The operationId of the OpenAPI document. */
  readonly operation?: string;
}

/**
 * What happens to a call: `refuse` closes the connection before anything is done, `reset` does so with
 * a TCP reset, `hang` never answers, `status` answers with an error, `bare` with a status and no word of
 * the platform's, `echo` with an error that repeats what the call brought, `garble` with something that is no JSON, `delay`
 * only lets it wait. The two `storeThen…` effects do
 * the work and lose the answer.
 */
export const FAULT_EFFECTS = [
  'refuse',
  'hang',
  'reset',
  'status',
  'bare',
  'echo',
  'garble',
  'delay',
  'storeThenHang',
  'storeThenReset',
] as const;
export type FaultEffect = (typeof FAULT_EFFECTS)[number];

export interface FaultRule {
  readonly match: FaultMatch;
  readonly effect: FaultEffect;
  readonly status?: number;
  readonly code?: string;
  /** Seconds for the Retry-After header of a `status` effect. */
  readonly retryAfter?: number;
  readonly delayMs?: number;
  /** How many calls it concerns; without it, all. */
  readonly times?: number;
  /** The share of those calls that it strikes, from 0 to 1; without it, all. */
  readonly share?: number;
}

/** Shares are between 0 and 1; `true` means always. */
export interface DeliveryFaults {
  readonly drop?: boolean | number;
  readonly double?: boolean | number;
  readonly delayMs?: number;
  readonly shuffle?: boolean;
}

export interface FaultPlan {
  readonly rules: readonly FaultRule[];
  readonly deliveries: DeliveryFaults;
  /** Chance is drawn from it: the same seed strikes the same calls and deliveries. */
  readonly seed: string;
}

export interface CallFacts {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
}

/** The faults in force. They are not kept over a restart: a broken sandbox is cured by starting it again. */
export class FaultBook {
  #rules: { readonly rule: FaultRule; left: number }[] = [];
  #seed = '';
  deliveries: DeliveryFaults = {};
  /** The chance of the faults in force. */
  random: Random = seededRandom('');

  /** Replaces all faults, and begins their chance anew. */
  replace({ rules, deliveries, seed }: FaultPlan): void {
    this.#rules = rules.map((rule) => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }));
    this.#seed = seed;
    this.deliveries = deliveries;
    this.random = seededRandom(`faults ${seed}`);
  }

  clear(): void {
    this.replace({ rules: [], deliveries: {}, seed: '' });
  }

  /** The faults with what is left of their `times`. */
  plan(): FaultPlan {
    const rules = this.#rules.map(({ rule, left }) =>
      Number.isFinite(left) ? { ...rule, times: left } : rule,
    );
    return { rules, deliveries: this.deliveries, seed: this.#seed };
  }

  /** The first rule that concerns this call, counted as used; undefined when none does. */
  take(call: CallFacts): FaultRule | undefined {
    const found = this.#rules.find(
      ({ rule, left }) => left > 0 && concerns(rule.match, call) && this.#strikes(rule),
    );
    if (!found) return undefined;
    found.left -= 1;
    return found.rule;
  }

  #strikes({ share }: FaultRule): boolean {
    return share === undefined || this.random() < share;
  }
}

function concerns(match: FaultMatch, call: CallFacts): boolean {
  if (match.method && match.method.toUpperCase() !== call.method) return false;
  if (match.operation && match.operation !== call.operation) return false;
  return !match.path || new RegExp(match.path).test(call.path);
}
