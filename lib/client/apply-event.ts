/** What each event of the stream does to what the browser holds. The cache's one writer is ./cache. */
import type { QueryClient } from '@tanstack/react-query';
import type { FeedEvent, FeedFrame } from '@/lib/contract/event';
import type { Session } from '@/lib/contract/session';
import type { ViewFacts } from '@/lib/domain/view';
import {
  moveSessionTo,
  putAccount,
  putAgent,
  putConversation,
  putEntry,
  putMessage,
  putPerson,
  putReadMark,
  readAllAgain,
  removeMessage,
} from './cache';
import { neverRead } from './conversation-list';
import { dependOnReading, movedCounts } from './counts';
import { movedDrafts } from './draft-marks';
import { entryIn } from './entries';
import { noteOwnActDone } from './own-acts';
import { sessionKey, settingsKey } from './query-keys';
import { recentEvents } from './recent-events';

/**
 * Applies one frame of the stream.
 *
 * @returns conversations that entered a list and of which this browser does not know how far they were read: read
 * them from the server
 */
export function applyFrame(client: QueryClient, frame: FeedFrame): string[] {
  recentEvents(client).add(frame.events);
  const unknown = frame.events.flatMap((event) => applyEvent(client, event) ?? []);
  moveSession(client, frame);
  return unknown;
}

function applyEvent(client: QueryClient, event: FeedEvent): string | null {
  switch (event.type) {
    case 'message.saved':
      putMessage(client, event.message);
      return putConversation(client, event.conversation, event.before === null ? neverRead : null);
    case 'message.discarded':
      removeMessage(client, event.conversation.id, event.messageId);
      return putConversation(client, event.conversation, null);
    case 'conversation.changed':
      return putConversation(client, event.conversation, null);
    case 'activity.added':
    case 'note.saved':
      tellEntry(client, event);
      return null;
    case 'person.saved':
      putPerson(client, event.person);
      return null;
    case 'account.changed':
      putAccount(client, event.account);
      return null;
    case 'agent.changed':
      putAgent(client, event.agent);
      return null;
    case 'workspace.changed':
      void readAllAgain(client);
      return null;
    case 'mention.added':
      // Whom a note asks is told by the conversation's own event; that it is news, by ./event-news.
      return null;
    case 'settings.changed':
      void client.invalidateQueries({ queryKey: settingsKey });
      void client.invalidateQueries({ queryKey: sessionKey });
      return null;
    case 'read-mark.moved':
      putReadMark(client, event.conversationId, event);
      return null;
    case 'bulk.progressed':
      // Whoever waits for it listens itself; here it tells which changes were the viewer's own.
      for (const made of event.change.made) noteOwnActDone(client, made);
      return null;
    case 'draft.changed':
      // A part of the session, which moves as a whole.
      return null;
  }
}

function tellEntry(client: QueryClient, event: FeedEvent): void {
  const told = entryIn(event);
  if (told) putEntry(client, told.conversationId, told.entry);
}

/**
 * Badges and marks of drafts are the server's at one position of the feed, moved by every event after it. A frame that
 * they already contain in part cannot be taken apart: then they are read again.
 */
function moveSession(client: QueryClient, frame: FeedFrame): void {
  const session = client.getQueryData<Session>(sessionKey);
  if (!session || frame.to <= session.seq) return;
  if (frame.from < session.seq) {
    void client.invalidateQueries({ queryKey: sessionKey });
    return;
  }
  const viewer = { agentId: session.agent.id, views: session.views };
  if (dependOnReading(viewer) && frame.events.some(movesReading)) countAgain(client);
  const counts = frame.events.reduce((moved, event) => {
    const change = factsChanged(event);
    return change ? movedCounts(moved, change.before, change.after, viewer) : moved;
  }, session.counts);
  const drafts = movedDrafts(session.drafts, frame.events);
  moveSessionTo(client, { counts, drafts, seq: frame.to });
}

function movesReading(event: FeedEvent): boolean {
  return 'before' in event || event.type === 'read-mark.moved';
}

/** Milliseconds within which badges are asked for once, however much happens. */
const COUNT_AGAIN_MS = 250;
const waiting = new WeakSet<QueryClient>();

/** Asks the server for the badges, soon: what a viewer has not read, events alone cannot tell. */
function countAgain(client: QueryClient): void {
  if (waiting.has(client)) return;
  waiting.add(client);
  setTimeout(() => {
    waiting.delete(client);
    void client.invalidateQueries({ queryKey: sessionKey });
  }, COUNT_AGAIN_MS);
}

function factsChanged(event: FeedEvent): { before: ViewFacts | null; after: ViewFacts } | null {
  return 'before' in event ? { before: event.before, after: event.conversation } : null;
}
