/** Words of the conversation list. */
export const inbox = {
  'inbox.conversations': 'Conversations',
  'inbox.openCount': '{n, number} open',
  'inbox.filter': 'Filter by channel',
  'inbox.allChannels': 'All channels',
  'inbox.clearFilter': 'Show all channels',
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
  'row.deleted': 'Deleted at source',
  'row.attachments': '{n, plural, one {Attachment} other {# attachments}}',
  'row.stars': '{n} of 5 stars',

  'priority.urgent': 'Urgent',
  'priority.high': 'High priority',
  'priority.normal': 'Normal priority',
  'priority.low': 'Low priority',

  'empty.mine.title': 'Nothing is waiting for you',
  'empty.mine.fact':
    '{n, plural, =0 {No conversation is without an owner.} one {# conversation has no owner yet.} other {# conversations have no owner yet.}}',
  'empty.mine.action': 'Show unassigned',
  'empty.unassigned.title': 'Everything has an owner',
  'empty.unassigned.fact': 'New conversations appear here until somebody takes them.',
  'empty.all.title': 'No open conversations',
  'empty.all.fact': 'When a customer writes on any channel, it appears here at once.',
  'empty.closed.title': 'Nothing was closed yet',
  'empty.closed.fact': 'Closed conversations stay here and open again when the customer writes.',
  'empty.filtered.title': 'Nothing here on this channel',
  'empty.noneOpen.title': 'Choose a conversation',
  'empty.noneOpen.fact': 'Pick one from the list to read and answer it.',

  'inbox.failed': 'The conversations did not load',
  'inbox.moreFailed': 'More conversations did not load.',
} as const;
