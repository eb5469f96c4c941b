import type { Session } from '@/lib/contract/session';
import type { Mention, NamedMention } from '@/lib/domain/mention';

/** Whom the viewer can name in a note: every colleague who is not out, and every team. */
export function mentionable({
  agent,
  agents,
  teams,
}: Pick<Session, 'agent' | 'agents' | 'teams'>): NamedMention[] {
  const colleagues = agents.filter(({ id, isActive }) => isActive && id !== agent.id);
  return [
    ...colleagues.map(({ id, name }) => ({ kind: 'agent' as const, id, name })),
    ...teams.map(({ id, name }) => ({ kind: 'team' as const, id, name })),
  ];
}

/** What whoever was named in a note is called now, also when they are out; undefined for a team that is gone. */
export function nameOfMention(
  { agents, teams }: Pick<Session, 'agents' | 'teams'>,
  { kind, id }: Mention,
): string | undefined {
  return (kind === 'agent' ? agents : teams).find((named) => named.id === id)?.name;
}
