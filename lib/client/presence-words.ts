import type { Agent } from '@/lib/contract/agent';
import { doings, type Presence } from '@/lib/domain/presence';
import type { Speech } from '@/lib/words/words-context';

/** What colleagues call each other: a first name. */
export function firstNameOf(agentId: string, agents: readonly Agent[], t: Speech['t']): string {
  return agents.find(({ id }) => id === agentId)?.name.split(' ', 1)[0] ?? t('common.somebody');
}

/** Who is doing what, one phrase for each thing that is done: “Maya is replying”, “Jonas and Luc are viewing”. */
export function presencePhrases(
  presences: readonly Presence[],
  agents: readonly Agent[],
  t: Speech['t'],
): string[] {
  return doings.flatMap((doing) => {
    const these = presences.filter((presence) => presence.doing === doing);
    const [name, other = ''] = these.map(({ agentId }) => firstNameOf(agentId, agents, t));
    return name === undefined ? [] : [t(`presence.${doing}`, { n: these.length, name, other })];
  });
}
