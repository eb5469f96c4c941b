'use client';

import { firstNameOf, presencePhrases } from '@/lib/client/presence-words';
import type { Agent } from '@/lib/contract/agent';
import type { Presence } from '@/lib/domain/presence';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';

interface PresenceTabProps {
  readonly colleagues: readonly Presence[];
  readonly agents: readonly Agent[];
}

/**
 * Sticks out from behind the top edge of a composer while a colleague writes in the same talk. The composer stands at
 * the foot of its pane, so it is the messages that make room: the text being typed does not move.
 */
export function PresenceTab({ colleagues, agents }: PresenceTabProps) {
  const { t } = useWords();
  const typing = colleagues.filter(({ doing }) => doing === 'typing');
  const [first] = typing;
  if (!first) return null;
  const colleague = agents.find(({ id }) => id === first.agentId);
  return (
    <p className="-mb-2 flex items-center gap-2 rounded-t-lg bg-sunken px-3 pt-[7px] pb-[15px] text-12 text-text-2 max-sm:-mb-5 max-sm:rounded-t-[20px] max-sm:pb-[27px]">
      {colleague && <Avatar name={colleague.name} seed={colleague.id} size={18} />}
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <b className="font-semi text-text">{presencePhrases(typing, agents, t)[0]}</b>
        <Dots />
        <span className="max-sm:hidden">
          {t('composer.askFirst', { name: firstNameOf(first.agentId, agents, t) })}
        </span>
      </span>
    </p>
  );
}

/** Three dots that take turns; they stand still where motion is unwanted. */
function Dots() {
  const delays = ['', '[animation-delay:150ms]', '[animation-delay:300ms]'];
  return (
    <span aria-hidden="true" className="flex gap-[3px]">
      {delays.map((delay) => (
        <i key={delay} className={`size-1 rounded-full bg-text-2 motion-safe:animate-blip ${delay}`} />
      ))}
    </span>
  );
}
