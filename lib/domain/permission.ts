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
  /** Where a program asks by a token of theirs: the name that it has. */
  program?: string;
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

/** What is granted to an agent on a channel, by whichever way. */
export interface Grants {
  /** What the channel grants to all agents. */
  forAllAgents: ChannelRights;
  /** What was granted to them alone, which then counts instead of that; null where nothing was. */
  own: ChannelRights | null;
  /** What the teams they are in may do there, which is never less than either. */
  ofTeams: readonly ChannelRights[];
}

/**
 * Rights of a person on a channel. Supervisors and admins have all; an agent has what was granted to them
 * alone, else what the channel grants to all agents, and beside that whatever one of their teams may do: a team
 * only ever adds. A channel for one team alone is taken from all agents first.
 *
 * Without reading there is no replying: a right to answer what one may not see would leak it. So a grant without
 * it grants nothing, whatever another one says.
 */
export function channelRights(role: Role, { forAllAgents, own, ofTeams }: Grants): ChannelRights {
  if (role !== 'agent') return allRights;
  const granted = [own ?? forAllAgents, ...ofTeams].filter(({ canRead }) => canRead);
  return {
    canRead: granted.length > 0,
    canReply: granted.some(({ canReply }) => canReply),
    canStart: granted.some(({ canStart }) => canStart),
  };
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
