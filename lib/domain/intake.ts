/** What becomes of a delivery of the platform (product.md §8.4). Who delivers the same twice is kept once. */

/** Imports that are over; only they can be done once more. */
export const settledFates = ['imported', 'unknown_type', 'rejected', 'quarantined'] as const;
export type SettledFate = (typeof settledFates)[number];

/** `accepted` waits for its import. */
export const intakeFates = ['accepted', ...settledFates] as const;
export type IntakeFate = (typeof intakeFates)[number];

/** Which deliveries somebody looks for; what is left out does not matter. */
export interface IntakeFilter {
  /** ISO times: from the first on, and before the second. */
  from?: string | undefined;
  until?: string | undefined;
  fate?: IntakeFate | undefined;
  accountId?: string | undefined;
  /** Of contents that are here; what was not imported has none. */
  channelId?: string | undefined;
  /** The platform's, exactly. */
  contentId?: string | undefined;
}
