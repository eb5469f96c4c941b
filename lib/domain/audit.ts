/** The audit log in parts: what an admin looks for there (product.md §8). */
import type { WorkspaceActivity } from './activity';

type Kind = WorkspaceActivity['kind'];

export const auditGroups = ['people', 'channels', 'work', 'system'] as const;
export type AuditGroup = (typeof auditGroups)[number];

const groups: Record<Kind, AuditGroup> = {
  'agent-invited': 'people',
  'invitation-withdrawn': 'people',
  'agent-added': 'people',
  'role-changed': 'people',
  'capacity-set': 'people',
  'agent-let-out': 'people',
  'agent-signed-out': 'people',
  'password-reset-offered': 'people',
  'password-reset-mailed': 'people',
  'password-changed': 'people',
  'agent-let-in': 'people',
  'team-saved': 'people',
  'team-removed': 'people',
  'own-rights-changed': 'people',
  'team-rights-changed': 'people',
  'channel-named': 'channels',
  'channel-added': 'channels',
  'channel-removed': 'channels',
  'channels-ordered': 'channels',
  'channel-hidden': 'channels',
  'channel-closed': 'channels',
  'channel-retested': 'channels',
  'channel-rights-changed': 'channels',
  'plain-replies-set': 'channels',
  'template-saved': 'channels',
  'template-removed': 'channels',
  'templates-imported': 'channels',
  'account-connected': 'channels',
  'account-signed-in': 'channels',
  'account-disconnected': 'channels',
  'account-changed': 'channels',
  'account-checked': 'channels',
  'own-login-linked': 'channels',
  'own-login-unlinked': 'channels',
  'bulk-changed': 'work',
  'canned-reply-shared': 'work',
  'canned-reply-withdrawn': 'work',
  'view-shared': 'work',
  'view-withdrawn': 'work',
  'tag-saved': 'work',
  'tag-removed': 'work',
  'set-up': 'system',
  'workspace-created': 'system',
  'workspace-suspended': 'system',
  'workspace-resumed': 'system',
  'workspace-exported': 'system',
  'demo-reset': 'system',
  'workspace-changed': 'system',
  'events-replayed': 'system',
  'token-made': 'system',
  'token-revoked': 'system',
  'webhook-made': 'system',
  'webhook-changed': 'system',
  'webhook-removed': 'system',
  'webhook-secret-renewed': 'system',
  'webhook-replayed': 'system',
  'intake-exported': 'system',
  'audit-exported': 'system',
};

/** The kinds of a part. */
export function kindsOf(group: AuditGroup): Kind[] {
  return (Object.keys(groups) as Kind[]).filter((kind) => groups[kind] === group);
}

/** Which lines somebody looks for; what is left out does not matter. */
export interface AuditFilter {
  /** ISO times: from the first on, and before the second. */
  from?: string | undefined;
  until?: string | undefined;
  /** Who did it. */
  agentId?: string | undefined;
  group?: AuditGroup | undefined;
}
