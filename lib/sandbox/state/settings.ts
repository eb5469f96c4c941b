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
  /** The history, the demo and the scenes are made from it: the same seed tells the same story after a reset. */
  readonly seed: string;
  /** Whether the business may start talks in its own web and mobile chat (EngageMessaging). */
  readonly engageOutbound: boolean;
  /** Talks and threads the business may speak in each calendar month (UTC); 0 for as many as it likes. */
  readonly monthlyConversations: number;
  /** Whether the account has social messaging at all (CMN-109). */
  readonly hasSocialMessaging: boolean;
  /** Ids of users whose role lacks the permission for social messaging (CMN-408). */
  readonly barredUserIds: readonly string[];
  /** `Text` and `Html` in `bodyFormatted`, as the captured sample of the guide has them. */
  readonly capitalKeys: boolean;
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
    seed: 'northwind',
    engageOutbound: true,
    monthlyConversations: 0,
    hasSocialMessaging: true,
    barredUserIds: [],
    capitalKeys: false,
    retrySeconds: [1, 4, 15, 60, 120],
    blacklistAfterSeconds: 600,
  };
}
