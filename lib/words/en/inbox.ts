/** Words of the conversation list. */
export const inbox = {
  'inbox.conversations': 'Conversations',
  'inbox.openCount': '{n, number} open',
  'inbox.count': '{n, number}',
  'inbox.filter': 'Filter',
  'inbox.clearFilter': 'Clear filters',
  'inbox.newAbove': '{n, plural, one {# new} other {# new}}',
  'inbox.loadingMore': 'Loading more',

  'row.you': 'You: ',
  'row.draft': 'Draft: ',
  'row.unread': '{n, plural, one {# unread} other {# unread}}',
  'row.notSent': '{n, plural, one {# not sent} other {# not sent}}',
  'row.toAnswer': '{open} of {all} to answer',
  'row.answered': '{n, plural, one {# comment, answered} other {# comments, all answered}}',
  'row.unassigned': 'Unassigned',
  'row.assignedTo': 'Assigned to {name}',
  'row.lost': '{name} took it first.',
  'row.left.open': 'Open again',
  'row.left.snoozed': 'Snoozed',
  'row.left.closed': 'Closed',
  'row.left.taken': 'Taken by {name}',
  'row.left.yours': 'Yours now',
  'row.left.returned': 'Without an owner again',
  'row.left.other': 'No longer in this list',
  'row.deleted': 'Deleted at source',
  'row.attachments': '{n, plural, one {Attachment} other {# attachments}}',
  'row.stars': '{n} of 5 stars',

  'row.snoozed': 'Snoozed until {time}',
  'row.snoozedUntilReply': 'Snoozed until they reply',

  'priority.urgent': 'Urgent',
  'priority.high': 'High priority',
  'priority.normal': 'Normal priority',
  'priority.low': 'Low priority',

  'presence.typing':
    '{n, plural, offset:1 =1 {{name} is replying} =2 {{name} and {other} are replying} other {{name} and # others are replying}}',
  'presence.viewing':
    '{n, plural, offset:1 =1 {{name} is viewing} =2 {{name} and {other} are viewing} other {{name} and # others are viewing}}',
  'presence.drafting':
    '{n, plural, offset:1 =1 {{name} has a draft} =2 {{name} and {other} have drafts} other {{name} and # others have drafts}}',
  'presence.names': '{n, plural, offset:1 =1 {{name}} other {{name} +#}}',

  'empty.mine.title': 'Nothing is waiting for you',
  'empty.mine.fact':
    '{n, plural, =0 {No conversation is without an owner.} one {# conversation has no owner yet.} other {# conversations have no owner yet.}}',
  'empty.mine.action': 'Show unassigned',
  'empty.unassigned.title': 'Everything has an owner',
  'empty.unassigned.fact': 'New conversations appear here until somebody takes them.',
  'empty.all.title': 'No open conversations',
  'empty.all.fact': 'When a customer writes on any channel, it appears here at once.',
  'empty.mentions.title': 'Nobody has mentioned you',
  'empty.mentions.fact': 'When a colleague names you in a note, the conversation appears here.',
  'empty.snoozed.title': 'Nothing is snoozed',
  'empty.snoozed.fact': 'Snoozed conversations wait here and come back at their time.',
  'empty.undelivered.title': 'Everything went out',
  'empty.undelivered.fact': 'Replies that a channel did not take appear here, with the reason.',
  'empty.closed.title': 'Nothing was closed yet',
  'empty.closed.fact': 'Closed conversations stay here and open again when the customer writes.',
  'empty.filtered.title': 'Nothing matches these filters',
  'empty.noneOpen.title': 'Choose a conversation',
  'empty.noneOpen.fact': 'Pick one from the list to read and answer it.',

  'inbox.failed': 'The conversations did not load',
  'inbox.moreFailed': 'More conversations did not load.',
} as const;
