/** Who may do what. Used by the browser to hide, by the server to refuse, by tests to compare. */

export const roles = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** The person who asks, in the workspace they are working in. Every lookup starts from here. */
export interface Viewer {
  workspaceId: string;
  agentId: string;
  role: Role;
  /** Where a token of theirs asks that is for some channels alone: these, and nothing of any other. */
  onlyChannelIds?: readonly string[];
}

/** Who is signed in, and by which session: its hash, never its token. */
export interface SignedIn extends Viewer {
  sessionHash: string;
}

/** Rights on one channel (product.md §8.2). */
export interface ChannelRights {
  canRead: boolean;
  canReply: boolean;
  canStart: boolean;
}

export const noRights: ChannelRights = { canRead: false, canReply: false, canStart: false };
export const allRights: ChannelRights = { canRead: true, canReply: true, canStart: true };

/**
 * Rights of a person on a channel. Supervisors and admins have all; an agent has what was granted to them
 * alone, else what the channel grants to all agents.
 *
 * Without reading there is no replying: a right to answer what one may not see would leak it.
 */
export function channelRights(
  role: Role,
  forAllAgents: ChannelRights,
  ownGrant: ChannelRights | null,
): ChannelRights {
  if (role !== 'agent') return allRights;
  const granted = ownGrant ?? forAllAgents;
  return granted.canRead ? granted : noRights;
}

/** Does whoever asks see this channel at all, as far as the token goes by which they ask? */
export function isWithin(viewer: Viewer, channelId: string): boolean {
  return viewer.onlyChannelIds?.includes(channelId) ?? true;
}

/** Things that belong to a role, whatever the channel. */
export const actions = [
  'manage-settings',
  'manage-people',
  'see-workload',
  'assign-others',
  'share-canned',
  'share-views',
  'remove-notes',
  'manage-tags',
] as const;
export type Action = (typeof actions)[number];

const needed: Record<Action, Role> = {
  'manage-settings': 'admin',
  'manage-people': 'admin',
  'see-workload': 'supervisor',
  'assign-others': 'agent',
  'share-canned': 'supervisor',
  'share-views': 'supervisor',
  'remove-notes': 'supervisor',
  'manage-tags': 'supervisor',
};

/** May somebody of this role do it? Each role may do all that the roles before it may. */
export function may(role: Role, action: Action): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed[action]);
}
