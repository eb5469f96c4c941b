'use client';

import { presencePhrases } from '@/lib/client/presence-words';
import type { Agent } from '@/lib/contract/agent';
import type { Presence } from '@/lib/domain/presence';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { PresenceSign } from '../ui/presence-sign';

/** More faces than this are only counted in words. */
const MOST_FACES = 3;

interface HeaderPresenceProps {
  /** The most telling first. */
  readonly colleagues: readonly Presence[];
  readonly agents: readonly Agent[];
}

/** Who else is in the conversation. The words are drawn where the bar has room for them. */
export function HeaderPresence({ colleagues, agents }: HeaderPresenceProps) {
  const { t } = useWords();
  const [first] = colleagues;
  if (!first) return null;
  const phrases = presencePhrases(colleagues, agents, t).join(', ');
  const faces = agents.filter(({ id }) => colleagues.some(({ agentId }) => agentId === id));
  return (
    <span data-tip={phrases} className="flex shrink-0 items-center gap-1.5 text-12 text-text-3">
      <PresenceSign doing={first.doing} size={14} />
      <span className="flex -space-x-1 max-sm:hidden">
        {faces.slice(0, MOST_FACES).map(({ id, name }) => (
          <Avatar key={id} name={name} seed={id} size={20} className="ring-2 ring-surface" />
        ))}
      </span>
      <span className="sr-only @min-[720px]:not-sr-only">{phrases}</span>
    </span>
  );
}
