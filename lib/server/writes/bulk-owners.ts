import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import { type Assigning, type Owner, ownerAfter } from '@/lib/domain/assignment';
import type { BulkStep } from '@/lib/domain/bulk';
import type { Transaction } from '../db';
import { holdMember, readableBy } from './hold-member';
import { holdPlaces } from './hold-places';
import { holdTeam } from './require-team';

/** Everybody who is to get something, held before the conversations are. */
export interface BulkOwners {
  /** By agent, the channels they may read. */
  channels: ReadonlyMap<string, ReadonlySet<string>>;
  /** By team, who is in it. */
  members: ReadonlyMap<string, readonly string[]>;
  /** By agent who has a capacity, how many more they may be given; grows less by each that they get. */
  places: Map<string, number>;
}

/** Holds on to whoever these acts give work to; who is not there any more is left out. */
export async function holdOwners(
  tx: Transaction,
  workspaceId: string,
  acts: readonly BulkStep[],
): Promise<BulkOwners> {
  const givings = acts.filter((act) => act.type === 'assign');
  const channels = new Map<string, ReadonlySet<string>>();
  for (const id of distinct(givings.map(({ assigneeId }) => assigneeId))) {
    const member = await holdMember(tx, workspaceId, id);
    if (member) channels.set(id, await readableBy(tx, member));
  }
  const members = new Map<string, readonly string[]>();
  for (const id of distinct(givings.map(({ teamId }) => teamId))) {
    const team = await holdTeam(tx, workspaceId, id);
    if (team) members.set(id, team.memberIds);
  }
  const pressing = givings.filter(({ anyway }) => !anyway);
  const places = await holdPlaces(tx, workspaceId, distinct(pressing.map(({ assigneeId }) => assigneeId)));
  return { channels, members, places };
}

/** Takes the place that somebody needs to be given one more; false where there is none left. */
export function takePlace({ places }: BulkOwners, agentId: string | null): boolean {
  const left = agentId === null ? undefined : places.get(agentId);
  if (agentId === null || left === undefined) return true;
  if (left < 1) return false;
  places.set(agentId, left - 1);
  return true;
}

/** In one order, so that two changes never wait for each other. */
function distinct(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))].sort();
}

/** Whose a conversation becomes; null where they could not have it. */
export function ownerIn(owners: BulkOwners, act: Assigning, conversation: Conversation): Owner | null {
  const members = act.teamId ? owners.members.get(act.teamId) : [];
  if (!members) return null;
  const wanted = ownerAfter(act, conversation, members);
  const { assigneeId } = wanted;
  if (assigneeId === null || assigneeId === conversation.assigneeId) return wanted;
  return owners.channels.get(assigneeId)?.has(conversation.channelId) ? wanted : null;
}
