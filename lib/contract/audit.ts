import * as z from 'zod/mini';
import type { WorkspaceActivity } from '@/lib/domain/activity';
import { apiScopes } from '@/lib/domain/api-token';
import { type AuditFilter, auditGroups } from '@/lib/domain/audit';
import { exportForms } from '@/lib/domain/export-form';
import { settledFates } from '@/lib/domain/intake';
import { defaultLanguages } from '@/lib/domain/language';
import { roles } from '@/lib/domain/permission';
import { returnChoices, themes, undoChoices } from '@/lib/domain/workspace-settings';
import { businessHours } from './business-hours';
import { channelRights } from './channel';
import { accountChange } from './connect';

const filter = {
  from: z.optional(z.iso.datetime()),
  until: z.optional(z.iso.datetime()),
  agentId: z.optional(z.uuid()),
  group: z.optional(z.enum(auditGroups)),
} satisfies Record<keyof AuditFilter, z.ZodMiniType>;

/** `GET /api/audit`: what was done to the workspace as a whole, newest first, 50 a page. */
export const auditQuery = z.strictObject({ ...filter, cursor: z.optional(z.string()) });

/** `GET /api/audit/export`: all that matches, as a file. It is a line of the audit itself. */
export const auditExportQuery = z.strictObject({ ...filter, form: z.enum(exportForms) });

const id = z.uuid();
const name = z.string();
const role = z.enum(roles);
const form = z.enum(exportForms);
const template = { channelId: id, name, language: z.string() };
const bulkActs = ['status', 'snooze', 'needs-reply', 'priority', 'tags', 'read', 'assign'] as const;

/** In the domain's words (lib/domain/activity.ts). A kind that is left out here does not compile. */
const shapes = {
  'set-up': z.object({ kind: z.literal('set-up') }),
  'workspace-created': z.object({ kind: z.literal('workspace-created') }),
  'workspace-suspended': z.object({ kind: z.literal('workspace-suspended') }),
  'workspace-resumed': z.object({ kind: z.literal('workspace-resumed') }),
  'workspace-exported': z.object({ kind: z.literal('workspace-exported') }),
  'demo-reset': z.object({ kind: z.literal('demo-reset') }),
  'workspace-changed': z.object({
    kind: z.literal('workspace-changed'),
    change: z.object({
      undoPrivateSeconds: z.optional(z.literal(undoChoices)),
      undoPublicSeconds: z.optional(z.literal(undoChoices)),
      returnAfterMinutes: z.optional(z.literal(returnChoices)),
      defaultTheme: z.optional(z.enum(themes)),
      defaultLanguage: z.optional(z.enum(defaultLanguages)),
      timeZone: z.optional(z.string()),
      businessHours: z.optional(businessHours),
      personLinks: z.optional(z.array(z.object({ name: z.string(), address: z.string() }))),
    }),
  }),
  'bulk-changed': z.object({
    kind: z.literal('bulk-changed'),
    act: z.enum(bulkActs),
    isUndo: z.boolean(),
    count: z.int(),
  }),
  'agent-invited': z.object({ kind: z.literal('agent-invited'), email: z.string(), role: z.enum(roles) }),
  'invitation-withdrawn': z.object({ kind: z.literal('invitation-withdrawn'), email: z.string() }),
  'agent-added': z.object({ kind: z.literal('agent-added'), subjectId: id, role }),
  'role-changed': z.object({ kind: z.literal('role-changed'), subjectId: id, role, from: role }),
  'capacity-set': z.object({ kind: z.literal('capacity-set'), subjectId: id, capacity: z.nullable(z.int()) }),
  'password-reset-offered': z.object({ kind: z.literal('password-reset-offered'), subjectId: id }),
  'agent-signed-out': z.object({ kind: z.literal('agent-signed-out'), subjectId: id }),
  'password-reset-mailed': z.object({ kind: z.literal('password-reset-mailed') }),
  'password-changed': z.object({ kind: z.literal('password-changed') }),
  'agent-let-out': z.object({ kind: z.literal('agent-let-out'), subjectId: id }),
  'agent-let-in': z.object({ kind: z.literal('agent-let-in'), subjectId: id }),
  'canned-reply-shared': z.object({ kind: z.literal('canned-reply-shared'), title: z.string() }),
  'canned-reply-withdrawn': z.object({ kind: z.literal('canned-reply-withdrawn'), title: z.string() }),
  'view-shared': z.object({ kind: z.literal('view-shared'), name }),
  'view-withdrawn': z.object({ kind: z.literal('view-withdrawn'), name }),
  'tag-saved': z.object({ kind: z.literal('tag-saved'), tagId: id, name }),
  'tag-removed': z.object({ kind: z.literal('tag-removed'), tagId: id, name, into: z.optional(z.string()) }),
  'channel-removed': z.object({
    kind: z.literal('channel-removed'),
    type: z.string(),
    name: z.nullable(name),
  }),
  'channel-added': z.object({ kind: z.literal('channel-added'), channelId: id, type: z.string() }),
  'channels-ordered': z.object({ kind: z.literal('channels-ordered') }),
  'channel-hidden': z.object({ kind: z.literal('channel-hidden'), channelId: id, isHidden: z.boolean() }),
  'channel-closed': z.object({ kind: z.literal('channel-closed'), channelId: id, isRetired: z.boolean() }),
  'channel-named': z.object({ kind: z.literal('channel-named'), channelId: id, name: z.nullable(name) }),
  'channel-retested': z.object({ kind: z.literal('channel-retested'), channelId: id }),
  'channel-rights-changed': z.object({
    kind: z.literal('channel-rights-changed'),
    channelId: id,
    agentsMay: channelRights,
  }),
  'plain-replies-set': z.object({
    kind: z.literal('plain-replies-set'),
    channelId: id,
    takesPlainReplies: z.boolean(),
  }),
  'template-saved': z.object({ kind: z.literal('template-saved'), ...template }),
  'template-removed': z.object({ kind: z.literal('template-removed'), ...template }),
  'templates-imported': z.object({
    kind: z.literal('templates-imported'),
    channelId: id,
    added: z.int(),
    replaced: z.int(),
  }),
  'account-connected': z.object({ kind: z.literal('account-connected'), accountId: id, name }),
  'account-signed-in': z.object({ kind: z.literal('account-signed-in'), accountId: id }),
  'account-disconnected': z.object({ kind: z.literal('account-disconnected'), accountId: id, name }),
  'account-checked': z.object({ kind: z.literal('account-checked'), accountId: id }),
  'account-changed': z.object({ kind: z.literal('account-changed'), accountId: id, change: accountChange }),
  'own-login-linked': z.object({ kind: z.literal('own-login-linked'), accountId: id, userId: z.string() }),
  'own-login-unlinked': z.object({
    kind: z.literal('own-login-unlinked'),
    accountId: id,
    userId: z.string(),
  }),
  'team-saved': z.object({ kind: z.literal('team-saved'), teamId: id, name, memberIds: z.array(id) }),
  'team-removed': z.object({ kind: z.literal('team-removed'), teamId: id, name }),
  'own-rights-changed': z.object({
    kind: z.literal('own-rights-changed'),
    channelId: id,
    subjectId: id,
    rights: z.nullable(channelRights),
  }),
  'team-rights-changed': z.object({
    kind: z.literal('team-rights-changed'),
    channelId: id,
    teamId: id,
    name,
    rights: channelRights,
  }),
  'events-replayed': z.object({
    kind: z.literal('events-replayed'),
    count: z.int(),
    fate: z.nullable(z.enum(settledFates)),
  }),
  'token-made': z.object({ kind: z.literal('token-made'), name, scopes: z.array(z.enum(apiScopes)) }),
  'token-revoked': z.object({ kind: z.literal('token-revoked'), name }),
  'webhook-made': z.object({ kind: z.literal('webhook-made'), name }),
  'webhook-changed': z.object({
    kind: z.literal('webhook-changed'),
    name,
    isResting: z.nullable(z.boolean()),
  }),
  'webhook-removed': z.object({ kind: z.literal('webhook-removed'), name }),
  'webhook-secret-renewed': z.object({ kind: z.literal('webhook-secret-renewed'), name }),
  'webhook-replayed': z.object({ kind: z.literal('webhook-replayed'), name, count: z.int() }),
  'intake-exported': z.object({ kind: z.literal('intake-exported'), form }),
  'audit-exported': z.object({ kind: z.literal('audit-exported'), form }),
} satisfies {
  [K in WorkspaceActivity['kind']]: z.ZodMiniType<Extract<WorkspaceActivity, { kind: K }>>;
};

/** One line, with the names that those it is about have today. */
export const auditEntry = z.object({
  id,
  at: z.iso.datetime(),
  /** Who did it; null: the operator, or nobody. */
  agentId: z.nullable(id),
  agentName: z.nullable(z.string()),
  /** The name that their token had, where a program did it in their name. */
  program: z.nullable(z.string()),
  /** To whom; null where it is about nobody. */
  subjectName: z.nullable(z.string()),
  /** To which channel; null where it is about none, or it is gone. */
  channel: z.nullable(z.object({ type: z.string(), name: z.nullable(z.string()) })),
  accountName: z.nullable(z.string()),
  what: z.union(Object.values(shapes)),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = z.object({
  entries: z.array(auditEntry),
  /** Hand back as `cursor` to read on; null at the end. */
  nextCursor: z.nullable(z.string()),
});
export type AuditPage = z.infer<typeof auditPage>;
