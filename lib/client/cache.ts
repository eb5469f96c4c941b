/**
 * The one writer of the query cache. Answers, events and optimistic changes all come through here, and what is not
 * newer than what is shown changes nothing: an answer that was overtaken by an event cannot bring the past back.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Account } from '@/lib/contract/account';
import type { Agent } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation, ConversationRow } from '@/lib/contract/conversation';
import type { Entry, EntryList } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import type { Person } from '@/lib/contract/person';
import type { Session } from '@/lib/contract/session';
import { belongsTo, type ViewFilter } from '@/lib/domain/view';
import {
  type ConversationList,
  findRow,
  neverRead,
  type ReadMark,
  withoutRow,
  withRow,
} from './conversation-list';
import { withEntry } from './entries';
import { withNewerMark } from './fresh-pages';
import { type MessagePages, withMessage, withoutMessage } from './message-pages';
import { withPersonInList, withPersonInMessages } from './named-people';
import { noteOwnAct } from './own-acts';
import {
  conversationKey,
  conversationsKey,
  entriesKey,
  messagesKey,
  messagesOfAllKey,
  personKey,
  sessionKey,
} from './query-keys';

/** Puts the session that came with the page, so that nothing waits for it. */
export function seedSession(client: QueryClient, session: Session): void {
  client.setQueryData<Session>(sessionKey, session);
}

/** What the session tells of the whole workspace, as it is at a position of the feed. */
export function moveSessionTo(client: QueryClient, moved: Pick<Session, 'counts' | 'drafts' | 'seq'>): void {
  client.setQueryData<Session>(sessionKey, (session) => session && { ...session, ...moved });
}

/**
 * Puts a newer copy of a conversation everywhere it is shown; in each list it enters, leaves or stays.
 *
 * @param markIfUnknown how far it was read, where the caller knows and the cache may not
 * @returns its id when it belongs in a list and nobody here knows how far it was read; otherwise null
 */
export function putConversation(
  client: QueryClient,
  conversation: Conversation,
  markIfUnknown: ReadMark | null,
): string | null {
  const known = findKnownRow(client, conversation.id);
  if (known && known.conversation.version >= conversation.version) return null;
  const mark = known ?? markIfUnknown;
  if (mark === null) return belongsAnywhere(client, conversation) ? conversation.id : null;
  putRow(client, { ...mark, conversation });
  return null;
}

/** Puts a row into every list it belongs in and out of every other, whatever was there before. */
export function putRow(client: QueryClient, row: ConversationRow): void {
  const viewer = viewerOf(client);
  const single = conversationKey(row.conversation.id);
  let isKept = client.getQueryData(single) !== undefined;
  for (const { key, filter, list } of listsOf(client)) {
    const belongs = viewer !== null && belongsTo(filter, row.conversation, row, viewer);
    const next = belongs ? withRow(list, row) : withoutRow(list, row.conversation.id);
    if (next !== list) client.setQueryData<ConversationList>(key, next);
    isKept ||= next !== list && !belongs;
  }
  // What leaves a list is kept by itself: somebody may point at it there, and acts on it as it is now.
  if (isKept) client.setQueryData<ConversationRow>(single, row);
}

/**
 * Shows a change before the server has agreed to it.
 *
 * @returns takes it back, unless something newer has arrived since
 */
export function changeAtOnce(
  client: QueryClient,
  conversationId: string,
  change: Partial<Conversation>,
): () => void {
  const row = findKnownRow(client, conversationId);
  if (!row) return () => {};
  const forget = noteOwnAct(client, row.conversation);
  putRow(client, { ...row, conversation: { ...row.conversation, ...change } });
  return () => {
    forget();
    const now = findKnownRow(client, conversationId);
    if (!now || now.conversation.version === row.conversation.version) putRow(client, row);
  };
}

/** The newest copy of a row that any list or thread holds. */
export function findKnownRow(client: QueryClient, conversationId: string): ConversationRow | undefined {
  const single = client.getQueryData<ConversationRow>(conversationKey(conversationId));
  const rows = listsOf(client).flatMap(({ list }) => findRow(list, conversationId) ?? []);
  return [...(single ? [single] : []), ...rows].sort(
    (a, b) => b.conversation.version - a.conversation.version,
  )[0];
}

/** Also asks lists that are still being read: the answer under way may not know the conversation yet. */
function belongsAnywhere(client: QueryClient, conversation: Conversation): boolean {
  const viewer = viewerOf(client);
  const filters = client.getQueriesData({ queryKey: conversationsKey }).map(([key]) => key[1] as ViewFilter);
  // As if nothing of it was read: a list of what is unread might want it.
  return viewer !== null && filters.some((filter) => belongsTo(filter, conversation, neverRead, viewer));
}

function listsOf(client: QueryClient) {
  return client
    .getQueriesData<ConversationList>({ queryKey: conversationsKey })
    .flatMap(([key, list]) => (list ? [{ key, filter: key[1] as ViewFilter, list }] : []));
}

function viewerOf(client: QueryClient): { agentId: string } | null {
  const session = client.getQueryData<Session>(sessionKey);
  return session ? { agentId: session.agent.id } : null;
}

/** How far this viewer has read now, if that is newer than what is shown. */
export function putReadMark(client: QueryClient, conversationId: string, mark: ReadMark): void {
  const row = findKnownRow(client, conversationId);
  if (row) putRow(client, withNewerMark(row, mark));
}

/**
 * Shows how far the viewer has read before the server has agreed to it.
 *
 * @returns takes it back, unless something newer has arrived since
 */
export function changeReadingAtOnce(
  client: QueryClient,
  conversationId: string,
  change: Partial<Omit<ReadMark, 'readVersion'>>,
): () => void {
  const row = findKnownRow(client, conversationId);
  if (!row) return () => {};
  const readCount = Math.max(row.readCount, change.readCount ?? 0);
  putRow(client, { ...row, ...change, readCount });
  return () => {
    const now = findKnownRow(client, conversationId);
    const { readVersion, isMarkedUnread } = row;
    if (now?.readVersion === readVersion)
      putRow(client, { ...now, readCount: row.readCount, isMarkedUnread });
  };
}

/** Puts a newer copy of a message into its thread, if that has been read at all. */
export function putMessage(client: QueryClient, message: Message): void {
  changePages(client, message.conversationId, (pages) => withMessage(pages, message));
}

/** Takes a message out: a reply of ours that was given up. */
export function removeMessage(client: QueryClient, conversationId: string, messageId: string): void {
  changePages(client, conversationId, (pages) => withoutMessage(pages, messageId));
}

function changePages(
  client: QueryClient,
  conversationId: string,
  change: (pages: MessagePages) => MessagePages,
): void {
  client.setQueryData<MessagePages>(messagesKey(conversationId), (pages) => pages && change(pages));
}

/** Puts an entry into its thread, as far back as that has been read. */
export function putEntry(client: QueryClient, conversationId: string, entry: Entry): void {
  client.setQueriesData<EntryList>(
    { queryKey: entriesKey(conversationId) },
    (list) => list && withEntry(list, entry),
  );
}

/** A person's newer name, wherever it stands. */
export function putPerson(client: QueryClient, person: Person): void {
  for (const { key, list } of listsOf(client)) {
    client.setQueryData<ConversationList>(key, withPersonInList(list, person));
  }
  for (const [key, pages] of client.getQueriesData<MessagePages>({ queryKey: messagesOfAllKey })) {
    if (pages) client.setQueryData<MessagePages>(key, withPersonInMessages(pages, person));
  }
  void client.invalidateQueries({ queryKey: personKey(person.id) });
}

/** A colleague as they are now. */
export function putAgent(client: QueryClient, agent: Agent): void {
  client.setQueryData<Session>(sessionKey, (session) => {
    if (!session) return session;
    const agents = session.agents.map((other) => (other.id === agent.id ? agent : other));
    return { ...session, agents, agent: session.agent.id === agent.id ? agent : session.agent };
  });
}

/** The newer state of a connected account. */
export function putAccount(client: QueryClient, account: Account): void {
  client.setQueryData<Session>(sessionKey, (session) => {
    if (!session) return session;
    const isKnown = session.accounts.some(({ id }) => id === account.id);
    const accounts = isKnown
      ? session.accounts.map((other) => (other.id === account.id ? account : other))
      : [...session.accounts, account];
    return { ...session, accounts };
  });
}

/**
 * Shows an admin's change of a channel before the server has agreed to it.
 *
 * @returns takes it back, unless something newer has arrived since
 */
export function changeChannelAtOnce(
  client: QueryClient,
  channelId: string,
  change: Partial<Channel>,
): () => void {
  const before = client.getQueryData<Session>(sessionKey)?.channels.find(({ id }) => id === channelId);
  if (!before) return () => {};
  putChannel(client, { ...before, ...change });
  return () => putChannel(client, before);
}

/** A channel as an admin just changed it. */
export function putChannel(client: QueryClient, channel: Channel): void {
  client.setQueryData<Session>(sessionKey, (session) => {
    if (!session) return session;
    const channels = session.channels.map((other) =>
      other.id === channel.id && other.version <= channel.version ? channel : other,
    );
    return { ...session, channels };
  });
}

/** Everything is read again: the stream told that the position is too old to go on from. */
export async function readAllAgain(client: QueryClient): Promise<void> {
  await client.invalidateQueries();
}
