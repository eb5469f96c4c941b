import type { Session } from '@/lib/contract/session';
import type { Mention, NamedMention } from '@/lib/domain/mention';

/** Whom the viewer can name in a note: every colleague who is not out. */
export function mentionable({ agent, agents }: Pick<Session, 'agent' | 'agents'>): NamedMention[] {
  return agents
    .filter(({ id, isActive }) => isActive && id !== agent.id)
    .map(({ id, name }) => ({ kind: 'agent', id, name }));
}

/** What somebody who was named in a note is called now, also when they are out. */
export function nameOfMention(
  { agents }: Pick<Session, 'agents'>,
  { kind, id }: Mention,
): string | undefined {
  return kind === 'agent' ? agents.find((agent) => agent.id === id)?.name : undefined;
}
