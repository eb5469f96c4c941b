import type { ViewFilter } from '@/lib/domain/view';

/** Names under which the browser keeps what the server told. Each begins with its resource. */
export const sessionKey = ['session'] as const;
export const conversationsKey = ['conversations'] as const;
export const messagesOfAllKey = ['messages'] as const;
export const agentsKey = ['agents'] as const;
export const heldCountsKey = ['held-counts'] as const;
export const demoKey = ['demo'] as const;
/** What is read by itself of the settings, and anew when they change. */
export const settingsKey = ['settings'] as const;
export const cannedRepliesKey = [...settingsKey, 'canned-replies'] as const;
export const invitationsKey = [...settingsKey, 'invitations'] as const;
export const tagCountsKey = [...settingsKey, 'tag-counts'] as const;
export const signInsKey = [...settingsKey, 'sign-ins'] as const;
export const ownLoginsKey = [...settingsKey, 'own-logins'] as const;
export const workspaceSettingsKey = [...settingsKey, 'workspace'] as const;
export const accountListKey = [...settingsKey, 'accounts'] as const;

/** One list: the filter is the second part, so that an event can be held against it. */
export const listKey = (filter: ViewFilter) => [...conversationsKey, filter] as const;
export const conversationKey = (id: string) => ['conversation', id] as const;
export const firstUnreadKey = (conversationId: string) => ['first-unread', conversationId] as const;
/** In which other workspace a conversation is that is not in this one. */
export const elsewhereKey = (conversationId: string) => ['elsewhere', conversationId] as const;
export const messagesKey = (conversationId: string) => [...messagesOfAllKey, conversationId] as const;
/** What stands in a thread beside its messages, as far back as it was asked for: null as far as the newest page. */
export const entriesKey = (conversationId: string) => ['entries', conversationId] as const;
export const entriesSinceKey = (conversationId: string, since: string | null) =>
  [...entriesKey(conversationId), since] as const;
export const templatesKey = (channelId: string) => [...settingsKey, 'templates', channelId] as const;
export const personKey = (id: string) => ['person', id] as const;

/** What a change of many conversations did not change, by its id. */
export const bulkItemsKey = (id: string) => ['bulk-items', id] as const;
