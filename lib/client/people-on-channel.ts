import type { Agent, AgentList } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import type { Team } from '@/lib/contract/team';
import { type ChannelRights, noRights } from '@/lib/domain/permission';

/** What an agent may do on a channel, and where it comes from. */
export interface PersonOnChannel {
  readonly agent: Agent;
  /** What was granted to them alone; null where they may what all agents may. */
  readonly own: ChannelRights | null;
  /** Their own, else those of all agents: what there is without their teams. */
  readonly may: ChannelRights;
  /** Their teams that may do something there. */
  readonly teams: readonly { readonly name: string; readonly rights: ChannelRights }[];
}

/** Every agent who is not out, in the order of the list. Supervisors and admins have all rights anyway. */
export function peopleOnChannel(
  channel: Channel,
  people: AgentList['agents'],
  teams: readonly Team[],
): PersonOnChannel[] {
  return people
    .filter(({ agent }) => agent.role === 'agent' && agent.isActive)
    .map(({ agent, ownRights }) => {
      const own = ownRights.find(({ channelId }) => channelId === channel.id)?.rights ?? null;
      const granted = own ?? channel.agentsMay;
      return { agent, own, may: granted.canRead ? granted : noRights, teams: teamsOf(agent, channel, teams) };
    });
}

function teamsOf(agent: Agent, { teamsMay }: Channel, teams: readonly Team[]): PersonOnChannel['teams'] {
  return teams
    .filter(({ memberIds }) => memberIds.includes(agent.id))
    .flatMap(({ id, name }) => {
      const rights = teamsMay.find(({ teamId }) => teamId === id)?.rights;
      return rights?.canRead ? [{ name, rights }] : [];
    });
}
