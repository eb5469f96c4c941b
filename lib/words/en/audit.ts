/** Words of the audit log, one sentence for each kind of line. */
export const audit = {
  'audit.lead': 'What was done to this workspace, by whom and when. Newest first.',
  'audit.time': 'When',
  'audit.what': 'What was done',
  'audit.part': 'About',
  'audit.person': 'Person',
  'audit.everybody': 'Everybody',
  'audit.everything': 'Everything',
  'audit.group.people': 'People',
  'audit.group.channels': 'Channels',
  'audit.group.work': 'Work',
  'audit.group.system': 'System',
  'audit.search': 'Search the audit log',
  'audit.empty': 'Nothing was done yet',
  'audit.emptyFact': 'What admins and supervisors do to the workspace stands here.',
  'audit.noMatch': 'Nothing matches',
  'audit.failed': 'The audit log did not load',
  'audit.operator': 'The operator',
  'audit.gone': 'a channel that is gone',

  'audit.said.set-up': '<b>{who}</b> set Foyer up',
  'audit.said.demo-reset': '<b>{who}</b> began the demo afresh',
  'audit.said.undoPrivateSeconds':
    '<b>{who}</b> lets replies in chats wait {n, plural, =0 {no time} one {# second} other {# seconds}}',
  'audit.said.undoPublicSeconds':
    '<b>{who}</b> lets public replies wait {n, plural, =0 {no time} one {# second} other {# seconds}}',
  'audit.said.returnAfterMinutes':
    '<b>{who}</b> lets work return after {n, plural, one {# minute} other {# minutes}} of absence',
  'audit.said.returnNever': '<b>{who}</b> lets work stay with whoever is away',
  'audit.said.workspace-changed': '<b>{who}</b> saved the workspace’s settings',
  'audit.said.bulk-changed':
    '<b>{who}</b> changed {n, plural, one {# conversation} other {# conversations}} at once: {act}',
  'audit.said.bulk-undone':
    '<b>{who}</b> took a change of {n, plural, one {# conversation} other {# conversations}} back',
  'audit.said.agent-added': '<b>{who}</b> added <b>{subject}</b> as {role}',
  'audit.said.role-changed': '<b>{who}</b> made <b>{subject}</b> {role} instead of {from}',
  'audit.said.agent-let-out': '<b>{who}</b> deactivated <b>{subject}</b>',
  'audit.said.agent-let-in': '<b>{who}</b> activated <b>{subject}</b> again',
  'audit.said.canned-reply-shared': '<b>{who}</b> shared the canned reply <b>{name}</b>',
  'audit.said.canned-reply-withdrawn': '<b>{who}</b> took the canned reply <b>{name}</b> away',
  'audit.said.view-shared': '<b>{who}</b> shared the view <b>{name}</b>',
  'audit.said.view-withdrawn': '<b>{who}</b> took the view <b>{name}</b> away',
  'audit.said.tag-saved': '<b>{who}</b> saved the tag <b>{name}</b>',
  'audit.said.tag-removed': '<b>{who}</b> removed the tag <b>{name}</b>',
  'audit.said.channel-named': '<b>{who}</b> gave a channel the name <b>{name}</b>',
  'audit.said.channel-unnamed': '<b>{who}</b> took the name of a channel away',
  'audit.said.channel-retested': '<b>{who}</b> let replies on <b>{channel}</b> be tried again',
  'audit.said.channel-rights-changed': '<b>{who}</b> set what agents may do on <b>{channel}</b>: {rights}',
  'audit.said.plain-replies-set':
    '<b>{who}</b> turned plain replies on <b>{channel}</b> {isOn, select, yes {on} other {off}}',
  'audit.said.template-saved':
    '<b>{who}</b> saved the template <b>{name}</b> ({language}) of <b>{channel}</b>',
  'audit.said.template-removed':
    '<b>{who}</b> removed the template <b>{name}</b> ({language}) of <b>{channel}</b>',
  'audit.said.templates-imported':
    '<b>{who}</b> entered templates of <b>{channel}</b>: {added} new, {replaced} replaced',
  'audit.said.own-login-linked': '<b>{who}</b> linked their RingCentral login',
  'audit.said.own-login-unlinked': '<b>{who}</b> unlinked their RingCentral login',
  'audit.said.team-saved':
    '<b>{who}</b> saved the team <b>{name}</b> of {n, plural, one {# person} other {# people}}',
  'audit.said.team-removed': '<b>{who}</b> removed the team <b>{name}</b>',
  'audit.said.own-rights-changed':
    '<b>{who}</b> set what <b>{subject}</b> alone may do on <b>{channel}</b>: {rights}',
  'audit.said.own-rights-ended':
    '<b>{who}</b> gave <b>{subject}</b> the rights of all agents on <b>{channel}</b>',
  'audit.said.events-replayed': '<b>{who}</b> replayed {n, plural, one {# delivery} other {# deliveries}}',
  'audit.said.intake-exported': '<b>{who}</b> exported the intake',
  'audit.said.audit-exported': '<b>{who}</b> exported the audit log',
  'audit.act.status': 'status',
  'audit.act.snooze': 'snooze',
  'audit.act.needs-reply': 'needs reply',
  'audit.act.priority': 'priority',
  'audit.act.tags': 'tags',
  'audit.act.read': 'read marks',
  'audit.act.assign': 'owner',
  'audit.right.canRead': 'read',
  'audit.right.canReply': 'reply',
  'audit.right.canStart': 'start',
  'audit.right.none': 'nothing',
} as const;
