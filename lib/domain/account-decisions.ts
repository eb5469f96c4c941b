/** What an admin decides of an account, beside how it is signed in to. */
export interface AccountDecisions {
  name?: string;
  /** Where social messaging lies on the server. */
  basePath?: string;
  /** The names the platform uses; `undetected` leaves it to its answers. */
  generation?: 'undetected' | 'source' | 'channel';
  /** Events to subscribe to; empty for all that are known. */
  eventFilters?: string[];
  /** Conversations a month that the contract with RingCentral allows; null for no limit. */
  monthlyLimit?: number | null;
}
