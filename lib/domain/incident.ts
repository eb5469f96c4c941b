/**
 * What can be wrong with an account for a while:
 * - `subscription-lost`: the platform no longer tells us of what happens
 * - `platform-away`: several calls in a row could not be answered, or the platform asked to be left alone
 */
export type IncidentKind = 'subscription-lost' | 'platform-away';
