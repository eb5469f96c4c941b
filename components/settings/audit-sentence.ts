import type { ReactNode } from 'react';
import type { AuditEntry } from '@/lib/contract/audit';
import { channelTypeName } from '@/lib/domain/channel';
import { languageNames } from '@/lib/domain/language';
import type { ChannelRights } from '@/lib/domain/permission';
import type { Speech } from '@/lib/words/words-context';

type What<K extends AuditEntry['what']['kind']> = Extract<AuditEntry['what'], { kind: K }>;

/** What was done to the workspace, and by whom: one sentence without its end. */
export function auditSentence(entry: AuditEntry, speech: Speech): ReactNode {
  const { what } = entry;
  const said = { who: entry.agentName ?? speech.t('audit.operator'), ...namesOf(entry, speech) };
  if (isOneOf(what, namedKinds)) return namedSentence(what, said, speech);
  if (isOneOf(what, placeKinds)) return placeSentence(what, said, speech);
  if (isOneOf(what, channelKinds)) return channelSentence(what, said, speech);
  switch (what.kind) {
    case 'workspace-changed':
      return workspaceSentence(what, said.who, speech);
    case 'bulk-changed':
      return bulkSentence(what, said, speech);
    case 'set-up':
    case 'workspace-created':
    case 'workspace-suspended':
    case 'workspace-resumed':
    case 'workspace-exported':
    case 'demo-reset':
    case 'invitation-withdrawn':
    case 'agent-signed-out':
    case 'password-reset-offered':
    case 'password-reset-mailed':
    case 'password-changed':
    case 'agent-let-out':
    case 'agent-let-in':
    case 'account-connected':
    case 'account-signed-in':
    case 'account-disconnected':
    case 'account-changed':
    case 'account-checked':
    case 'own-login-linked':
    case 'own-login-unlinked':
    case 'events-replayed':
    case 'intake-exported':
    case 'audit-exported':
      return speech.rich(`audit.said.${what.kind}`, {
        ...said,
        n: 'count' in what ? what.count : 0,
        email: 'email' in what ? what.email : '',
      });
  }
}

type Said = Readonly<Record<'who' | 'subject' | 'channel' | 'account', string>>;

function namesOf({ subjectName, channel, accountName }: AuditEntry, { t }: Speech): Omit<Said, 'who'> {
  return {
    subject: subjectName ?? t('common.somebody'),
    account: accountName ?? t('audit.gone'),
    channel: channel ? (channel.name ?? channelTypeName(channel.type)) : t('audit.gone'),
  };
}

function bulkSentence(
  { act, isUndo, count }: What<'bulk-changed'>,
  said: Said,
  { rich, t }: Speech,
): ReactNode {
  if (isUndo) return rich('audit.said.bulk-undone', { ...said, n: count });
  return rich('audit.said.bulk-changed', { ...said, n: count, act: t(`audit.act.${act}`) });
}

const namedKinds = [
  'canned-reply-shared',
  'canned-reply-withdrawn',
  'view-shared',
  'view-withdrawn',
  'tag-saved',
  'tag-removed',
  'team-saved',
  'team-removed',
  'token-made',
  'token-revoked',
  'webhook-made',
  'webhook-changed',
  'webhook-removed',
  'webhook-secret-renewed',
  'webhook-replayed',
] as const;
type NamedKind = (typeof namedKinds)[number];

function namedSentence(what: What<NamedKind>, said: Said, { rich }: Speech): ReactNode {
  const name = 'title' in what ? what.title : what.name;
  if ('into' in what && what.into) return rich('audit.said.tag-merged', { ...said, name, into: what.into });
  const n = what.kind === 'team-saved' ? what.memberIds.length : 'count' in what ? what.count : 0;
  if (what.kind === 'webhook-changed' && what.isResting !== null) {
    return rich(`audit.said.webhook-${what.isResting ? 'paused' : 'resumed'}`, { ...said, name });
  }
  return rich(`audit.said.${what.kind}`, { ...said, name, n });
}

/** About somebody's place in the workspace. */
const placeKinds = ['agent-invited', 'agent-added', 'role-changed', 'capacity-set'] as const;
type PlaceKind = (typeof placeKinds)[number];

function placeSentence(what: What<PlaceKind>, said: Said, { rich, t }: Speech): ReactNode {
  if (what.kind === 'capacity-set')
    return rich('audit.said.capacity-set', { ...said, n: what.capacity ?? 0 });
  const role = t(`role.${what.role}`);
  if (what.kind === 'agent-invited')
    return rich('audit.said.agent-invited', { ...said, email: what.email, role });
  if (what.kind === 'agent-added') return rich('audit.said.agent-added', { ...said, role });
  return rich('audit.said.role-changed', { ...said, role, from: t(`role.${what.from}`) });
}

const channelKinds = [
  'channel-added',
  'channel-removed',
  'channels-ordered',
  'channel-hidden',
  'channel-closed',
  'channel-named',
  'channel-retested',
  'channel-rights-changed',
  'plain-replies-set',
  'template-saved',
  'template-removed',
  'templates-imported',
  'own-rights-changed',
  'team-rights-changed',
] as const;
type ChannelKind = (typeof channelKinds)[number];

function isOneOf<K extends AuditEntry['what']['kind']>(
  what: AuditEntry['what'],
  kinds: readonly K[],
): what is What<K> {
  return (kinds as readonly string[]).includes(what.kind);
}

function channelSentence(what: What<ChannelKind>, said: Said, speech: Speech): ReactNode {
  const { rich } = speech;
  switch (what.kind) {
    case 'channel-added':
    case 'channels-ordered':
      return rich(`audit.said.${what.kind}`, said);
    case 'channel-removed':
      return rich('audit.said.channel-removed', {
        ...said,
        channel: what.name ?? channelTypeName(what.type),
      });
    case 'channel-hidden':
      return rich('audit.said.channel-hidden', { ...said, isOn: what.isHidden ? 'yes' : 'no' });
    case 'channel-closed':
      return rich('audit.said.channel-closed', { ...said, isOn: what.isRetired ? 'yes' : 'no' });
    case 'channel-named':
      return what.name === null
        ? rich('audit.said.channel-unnamed', said)
        : rich('audit.said.channel-named', { ...said, name: what.name });
    case 'channel-retested':
      return rich('audit.said.channel-retested', said);
    case 'channel-rights-changed':
      return rich('audit.said.channel-rights-changed', {
        ...said,
        rights: saidRights(what.agentsMay, speech),
      });
    case 'plain-replies-set':
      return rich('audit.said.plain-replies-set', { ...said, isOn: what.takesPlainReplies ? 'yes' : 'no' });
    case 'template-saved':
    case 'template-removed':
      return rich(`audit.said.${what.kind}`, { ...said, name: what.name, language: what.language });
    case 'templates-imported':
      return rich('audit.said.templates-imported', { ...said, added: what.added, replaced: what.replaced });
    case 'team-rights-changed':
      return rich('audit.said.team-rights-changed', {
        ...said,
        name: what.name,
        rights: saidRights(what.rights, speech),
      });
    case 'own-rights-changed':
      return what.rights === null
        ? rich('audit.said.own-rights-ended', said)
        : rich('audit.said.own-rights-changed', { ...said, rights: saidRights(what.rights, speech) });
  }
}

function saidRights(rights: ChannelRights, { t }: Speech): string {
  const had = (['canRead', 'canReply', 'canStart'] as const).filter((right) => rights[right]);
  return had.map((right) => t(`audit.right.${right}`)).join(', ') || t('audit.right.none');
}

/** The settings are saved one at a time; of several together it is said that they were. */
function workspaceSentence({ change }: What<'workspace-changed'>, who: string, { rich }: Speech): ReactNode {
  const { undoPrivateSeconds, undoPublicSeconds, returnAfterMinutes, personLinks } = change;
  if (Object.keys(change).length !== 1) return rich('audit.said.workspace-changed', { who });
  if (undoPrivateSeconds !== undefined) {
    return rich('audit.said.undoPrivateSeconds', { who, n: undoPrivateSeconds });
  }
  if (undoPublicSeconds !== undefined)
    return rich('audit.said.undoPublicSeconds', { who, n: undoPublicSeconds });
  if (change.defaultTheme) return rich('audit.said.defaultTheme', { who, theme: change.defaultTheme });
  if (change.defaultLanguage) {
    const name = change.defaultLanguage === 'browser' ? '' : languageNames[change.defaultLanguage];
    return rich('audit.said.defaultLanguage', { who, language: change.defaultLanguage, name });
  }
  if (change.timeZone) return rich('audit.said.timeZone', { who, zone: change.timeZone });
  if (change.businessHours) return rich('audit.said.businessHours', { who });
  if (personLinks) return rich('audit.said.personLinks', { who, n: personLinks.length });
  if (returnAfterMinutes === null) return rich('audit.said.returnNever', { who });
  if (returnAfterMinutes !== undefined)
    return rich('audit.said.returnAfterMinutes', { who, n: returnAfterMinutes });
  return rich('audit.said.workspace-changed', { who });
}
