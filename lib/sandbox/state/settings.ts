/** What the control surface may change while the sandbox runs. */
export interface Settings {
  /** `demo`: customers write by themselves. `quiet`: only when told to, or when answered. */
  readonly scenario: 'demo' | 'quiet';
  /** Whether customers answer the business. */
  readonly answerMode: 'auto' | 'never';
  /** Member names of answers: channel*, source*, or both side by side. */
  readonly generation: 'both' | 'channel' | 'source';
  /** Webhook form: the platform's envelope or the older guide's `content.imported`. */
  readonly envelope: 'platform' | 'guide';
  /** The header that carries a subscription's secret: the specification and the newer guide disagree. */
  readonly secretHeader: 'Verification-Token' | 'Validation-Token';
  /** How long a push to the network takes, in milliseconds, shortest and longest. */
  readonly exportDelayMs: readonly [number, number];
  /** What becomes of a push: accepted, given up, or failed once and then accepted. */
  readonly exportOutcome: 'success' | 'abort' | 'failOnce';
  /** Keeps new contents at ExportPending until they are released. */
  readonly withholdConfirmation: boolean;
  /** Calls per user, app and minute in each usage group, or no limits at all. */
  readonly rateLimits: RateLimits | 'off';
  readonly perPageDefault: number;
  /** Refuses answers to a content whose intervention is closed (EDI-021), as the guide demands. */
  readonly interventionRule: boolean;
  /** A late WhatsApp reply is stored and then given up, instead of refused at once. */
  readonly lateWindowError: boolean;
  /** Rhythm of the demo scenario. */
  readonly customersPerMinute: number;
  /** Waits between the tries of one delivery, in seconds. */
  readonly retrySeconds: readonly number[];
  /** How long a webhook address may fail before it is blacklisted, in seconds. */
  readonly blacklistAfterSeconds: number;
}

export interface RateLimits {
  readonly light: number;
  readonly medium: number;
  readonly heavy: number;
  readonly auth: number;
}

export type UsageGroup = keyof RateLimits;

/** The settings a fresh sandbox starts with; recommendations of the API notes where the truth is unknown. */
export function defaultSettings(scenario: Settings['scenario']): Settings {
  return {
    scenario,
    answerMode: scenario === 'demo' ? 'auto' : 'never',
    generation: 'both',
    envelope: 'platform',
    secretHeader: 'Verification-Token',
    exportDelayMs: [500, 3000],
    exportOutcome: 'success',
    withholdConfirmation: false,
    rateLimits: { light: 50, medium: 40, heavy: 10, auth: 5 },
    perPageDefault: 30,
    interventionRule: true,
    lateWindowError: false,
    customersPerMinute: 4,
    retrySeconds: [1, 4, 15, 60, 120],
    blacklistAfterSeconds: 600,
  };
}
