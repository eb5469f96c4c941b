/** Example objects for tests: valid in every member, with what the test is about given. */
import type { Activity } from '@/lib/contract/activity';
import type { Conversation, ConversationRow } from '@/lib/contract/conversation';
import type { Entry } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import type { Note } from '@/lib/contract/note';
import type { Person } from '@/lib/contract/person';
import type { Session } from '@/lib/contract/session';
import { noHours } from '@/lib/domain/business-hours';

/** A UUID that is easy to recognise: `id(7)` ends in 7. */
export function id(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** 14 October 2025 at so many minutes past 12:00 UTC. */
export function at(minutes: number): string {
  return new Date(Date.UTC(2025, 9, 14, 12, minutes)).toISOString();
}

export function aPerson(given: Partial<Person> = {}): Person {
  return { id: id(500), version: 1, name: 'Leonie Achterberg', isOurs: false, ...given };
}

export function aConversation(given: Partial<Conversation> = {}): Conversation {
  return {
    id: id(1),
    version: 1,
    channelId: id(900),
    channelType: 'WhatsApp',
    audience: 'private',
    title: null,
    person: aPerson(),
    status: 'open',
    assigneeId: null,
    teamId: null,
    priority: 'normal',
    snoozedUntil: null,
    settledAt: null,
    tagIds: [],
    mentionedAgentIds: [],
    messageCount: 1,
    inboundCount: 1,
    readBaseline: 0,
    needsReplyCount: 1,
    isMarkedNeedsReply: false,
    failedCount: 0,
    unsentReply: null,
    rating: null,
    language: null,
    windowState: 'none',
    lastMessageAt: at(0),
    lastInboundAt: at(0),
    lastMessage: {
      id: id(100),
      direction: 'inbound',
      kind: 'message',
      snippet: 'Hi! My Kestrel makes a loud click',
      authorName: 'Leonie Achterberg',
      agentId: null,
      rating: null,
      attachmentCount: 0,
      isRemotelyDeleted: false,
    },
    ...given,
  };
}

export function aRow(given: Partial<Conversation> = {}, readCount = 0): ConversationRow {
  return { conversation: aConversation(given), readCount, isMarkedUnread: false, readVersion: 0 };
}

export function aMessage(given: Partial<Message> = {}): Message {
  return {
    id: id(100),
    version: 1,
    conversationId: id(1),
    channelId: id(900),
    contentId: 'content-100',
    clientId: null,
    certainty: 'confirmed',
    direction: 'inbound',
    audience: 'private',
    kind: 'message',
    contentType: 'Message',
    threadId: 'thread-1',
    parentContentId: null,
    author: aPerson(),
    agentId: null,
    program: null,
    body: 'Hi! My Kestrel makes a loud click',
    subject: null,
    language: null,
    rating: null,
    attachments: [],
    structured: null,
    template: null,
    permalink: null,
    isElsewhere: false,
    isRemotelyDeleted: false,
    needsReply: true,
    privateReplyIn: null,
    sentAt: at(0),
    delivery: null,
    ...given,
  };
}

/** Something that Priya did to a conversation, as its thread tells it. */
export function anActivity(given: Partial<Activity> = {}): Extract<Entry, { type: 'activity' }> {
  const activity: Activity = {
    id: id(300),
    conversationId: id(1),
    agentId: id(800),
    program: null,
    at: at(0),
    what: { kind: 'closed' },
    ...given,
  };
  return { type: 'activity', activity };
}

export function aNote(given: Partial<Note> = {}): Extract<Entry, { type: 'note' }> {
  const note: Note = {
    id: id(400),
    version: 1,
    conversationId: id(1),
    agentId: id(800),
    program: null,
    text: 'Same batch as last week.',
    createdAt: at(0),
    editedAt: null,
    isRemoved: false,
    ...given,
  };
  return { type: 'note', note };
}

/** A reply of ours in some state of its delivery. */
export function aReply(
  state: NonNullable<Message['delivery']>['state'],
  given: Partial<Message> = {},
): Message {
  return aMessage({
    id: id(200),
    direction: 'outbound',
    certainty: 'ours',
    agentId: id(800),
    author: null,
    body: 'See you Thursday!',
    needsReply: false,
    ...given,
    delivery: {
      state,
      failureCode: null,
      failureDetail: null,
      waitUntil: null,
      waitReason: null,
      attemptCount: 1,
      login: null,
      ...given.delivery,
    },
  });
}

const everything = { canRead: true, canReply: true, canStart: true };

const theChannel: Session['channels'][number] = {
  id: id(900),
  version: 1,
  accountId: id(600),
  externalId: 'wa-1',
  type: 'WhatsApp',
  name: 'Northwind Workshop UK',
  lastEventAt: at(0),
  rights: everything,
  agentsMay: everything,
  teamsMay: [],
  takesPlainReplies: false,
  position: null,
  isHidden: false,
  isRetired: false,
  takesUploads: false,
  forbidden: null,
  ownLogin: null,
  ledger: null,
};

export function aSession(given: Partial<Session> = {}): Session {
  const agent = {
    id: id(800),
    name: 'Priya Raman',
    email: 'priya@northwind.example',
    role: 'agent' as const,
    isActive: true,
    availability: 'available' as const,
    capacity: null,
  };
  return {
    agent,
    workspace: {
      id: id(700),
      name: 'Northwind Bikes',
      isDemo: true,
      defaultTheme: 'system',
      defaultLanguage: 'browser',
      schedule: { zone: 'UTC', hours: noHours },
    },
    workspaces: [{ id: id(700), name: 'Northwind Bikes' }],
    agents: [agent, { ...agent, id: id(801), name: 'Maya Lindqvist', email: 'maya@northwind.example' }],
    teams: [],
    channels: [theChannel],
    accounts: [],
    tags: [],
    views: [],
    counts: {
      views: { mine: 0, unassigned: 1, all: 1, mentions: 0, snoozed: 0, undelivered: 0 },
      channels: { [id(900)]: 1 },
      channelTypes: { WhatsApp: 1 },
      teams: {},
      saved: {},
    },
    drafts: [],
    seq: 10,
    ...given,
  };
}
