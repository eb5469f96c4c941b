/** The states a conversation can be in, whatever its messages (product.md §2.5, §2.6). */

export const conversationStatuses = ['open', 'snoozed', 'closed'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

/** From what can wait to what cannot. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** Where the channel's time for free text stands; `none` where there is no such time. */
export const windowStates = ['none', 'open', 'closing', 'closed'] as const;
export type WindowState = (typeof windowStates)[number];
