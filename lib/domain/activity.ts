/**
 * What is remembered of everything that people and time do: the quiet line in the thread and the audit are the same
 * rows, written once and never changed. What can be removed later is told by the name it had, colleagues by their id:
 * they are let out, never deleted.
 */
import type { AccountDecisions } from './account-decisions';
import type { Act } from './act';
import type { ApiScope } from './api-token';
import type { BulkAct } from './bulk';
import type { ConversationStatus, Priority } from './conversation-state';
import type { ExportForm } from './export-form';
import type { SettledFate } from './intake';
import type { ChannelRights, Role } from './permission';
import type { WorkspaceDecisions } from './workspace-settings';

/** Why work goes back to the queue: its holder was let out, may not read its channel any more, or is away. */
export type ReturnReason = 'left' | 'blind' | 'absent';

/** Done to a conversation; its thread shows it. By nobody where the customer or time did it. */
export type ConversationActivity =
  /** To an agent, or with null back to the queue. */
  | { kind: 'assigned'; assigneeId: string | null; fromId: string | null }
  /** The team's name; null takes it out of its team. */
  | { kind: 'team-assigned'; team: string | null }
  /** Foyer gave it back to the queue, and why. */
  | { kind: 'work-returned'; fromId: string; reason: ReturnReason }
  | { kind: 'closed' }
  | { kind: 'reopened' }
  /** Until an ISO time; null until they reply. */
  | { kind: 'snoozed'; until: string | null }
  | { kind: 'woke' }
  | { kind: 'settled' }
  | { kind: 'marked' }
  | { kind: 'undone' }
  | { kind: 'prioritised'; priority: Priority }
  /** Names of tags. */
  | { kind: 'tagged'; added: string[]; removed: string[] }
  /** Stars of a review, by the customer. */
  | { kind: 'rating-changed'; from: number; to: number }
  | { kind: 'note-removed' }
  | { kind: 'reply-discarded' }
  | { kind: 'reply-marked-sent' };

/** Done to the workspace; only the audit shows it. */
export type WorkspaceActivity =
  | { kind: 'set-up' }
  /** By the operator, as the next three. */
  | { kind: 'workspace-created' }
  | { kind: 'workspace-suspended' }
  | { kind: 'workspace-resumed' }
  | { kind: 'workspace-exported' }
  | { kind: 'demo-reset' }
  /** What an admin decided for everybody. */
  | { kind: 'workspace-changed'; change: Partial<WorkspaceDecisions> }
  /** One act on so many conversations at once, each of which has its own line; or its taking back. */
  | { kind: 'bulk-changed'; act: BulkAct['type']; isUndo: boolean; count: number }
  | { kind: 'agent-invited'; email: string; role: Role }
  | { kind: 'invitation-withdrawn'; email: string }
  /** By themselves, who were invited. */
  | { kind: 'agent-added'; subjectId: string; role: Role }
  | { kind: 'role-changed'; subjectId: string; role: Role; from: Role }
  /** How many open conversations colleagues may give them; null for any number. */
  | { kind: 'capacity-set'; subjectId: string; capacity: number | null }
  | { kind: 'agent-let-out'; subjectId: string }
  /** In all their browsers. */
  | { kind: 'agent-signed-out'; subjectId: string }
  /** By a link of their admin, who does not learn it. */
  | { kind: 'password-reset-offered'; subjectId: string }
  /** They had forgotten it, and their mailbox got a link. */
  | { kind: 'password-reset-mailed' }
  /** Their own. */
  | { kind: 'password-changed' }
  | { kind: 'agent-let-in'; subjectId: string }
  /** By its title; everybody could use it from then on, or no longer. */
  | { kind: 'canned-reply-shared'; title: string }
  | { kind: 'canned-reply-withdrawn'; title: string }
  /** By its name; likewise. */
  | { kind: 'view-shared'; name: string }
  | { kind: 'view-withdrawn'; name: string }
  | { kind: 'tag-saved'; tagId: string; name: string }
  /** `into`: the name of the one that took its place. */
  | { kind: 'tag-removed'; tagId: string; name: string; into?: string | undefined }
  | { kind: 'channel-named'; channelId: string; name: string | null }
  /** The platform's refusal was set aside, so that the next reply tells whether it still holds. */
  | { kind: 'channel-retested'; channelId: string }
  | { kind: 'channel-rights-changed'; channelId: string; agentsMay: ChannelRights }
  /** Whether a channel whose rules nobody knows takes plain replies. */
  | { kind: 'plain-replies-set'; channelId: string; takesPlainReplies: boolean }
  | { kind: 'channel-added'; channelId: string; type: string }
  | { kind: 'channel-removed'; type: string; name: string | null }
  | { kind: 'channels-ordered' }
  | { kind: 'channel-hidden'; channelId: string; isHidden: boolean }
  | { kind: 'channel-closed'; channelId: string; isRetired: boolean }
  | { kind: 'template-saved'; channelId: string; name: string; language: string }
  | { kind: 'template-removed'; channelId: string; name: string; language: string }
  | { kind: 'templates-imported'; channelId: string; added: number; replaced: number }
  /** The platform's user whose login an agent's replies go out by from then on, or no longer. */
  | { kind: 'account-connected'; accountId: string; name: string }
  | { kind: 'account-signed-in'; accountId: string }
  | { kind: 'account-disconnected'; accountId: string; name: string }
  | { kind: 'account-changed'; accountId: string; change: AccountDecisions }
  /** Tried at once, and what was due was done. */
  | { kind: 'account-checked'; accountId: string }
  | { kind: 'own-login-linked'; accountId: string; userId: string }
  | { kind: 'own-login-unlinked'; accountId: string; userId: string }
  | { kind: 'team-saved'; teamId: string; name: string; memberIds: string[] }
  | { kind: 'team-removed'; teamId: string; name: string }
  /** Deliveries of the platform were imported once more: all of one fate, or with null those that were named. */
  | { kind: 'events-replayed'; count: number; fate: SettledFate | null }
  /** By its name: what programs act with in the name of whoever made it. */
  | { kind: 'token-made'; name: string; scopes: ApiScope[] }
  | { kind: 'token-revoked'; name: string }
  /** By its name, as the next ones. */
  | { kind: 'webhook-made'; name: string }
  /** Null where it was not about its rest. */
  | { kind: 'webhook-changed'; name: string; isResting: boolean | null }
  | { kind: 'webhook-removed'; name: string }
  | { kind: 'webhook-secret-renewed'; name: string }
  | { kind: 'webhook-replayed'; name: string; count: number }
  /** Lists that left Foyer as a file. */
  | { kind: 'intake-exported'; form: ExportForm }
  | { kind: 'audit-exported'; form: ExportForm }
  /** Rights of one agent alone; null goes back to the channel's. */
  /** By the team's name: what its agents may do there beside their own. */
  | { kind: 'team-rights-changed'; channelId: string; teamId: string; name: string; rights: ChannelRights }
  | { kind: 'own-rights-changed'; channelId: string; subjectId: string; rights: ChannelRights | null };

/** What is remembered of an act, done to a conversation as it was before. */
export function activityOf(
  act: Exclude<Act, { type: 'tags' }>,
  before: { status: ConversationStatus },
): ConversationActivity {
  switch (act.type) {
    case 'status':
      if (act.status === 'closed') return { kind: 'closed' };
      return { kind: before.status === 'snoozed' ? 'woke' : 'reopened' };
    case 'snooze':
      return { kind: 'snoozed', until: act.until };
    case 'needs-reply':
      return { kind: act.needsReply ? 'marked' : 'settled' };
    case 'priority':
      return { kind: 'prioritised', priority: act.priority };
    case 'state':
      return { kind: 'undone' };
  }
}
