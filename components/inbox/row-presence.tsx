'use client';

import { firstNameOf, presencePhrases } from '@/lib/client/presence-words';
import { useWords } from '@/lib/words/words-context';
import { PresenceSign } from '../ui/presence-sign';
import type { ConversationRowProps } from './conversation-row';

/** Who else is in the conversation: the one doing the most telling thing by name, the others as a number. */
export function RowPresence({ colleagues, agents }: Pick<ConversationRowProps, 'colleagues' | 'agents'>) {
  const { t } = useWords();
  const [first] = colleagues;
  if (!first) return null;
  const name = firstNameOf(first.agentId, agents, t);
  return (
    <span
      data-tip={presencePhrases(colleagues, agents, t).join(', ')}
      className="flex min-w-0 items-center gap-1 text-text-2"
    >
      <PresenceSign doing={first.doing} size={12} />
      <bdi className="max-w-20 truncate">{t('presence.names', { n: colleagues.length, name })}</bdi>
    </span>
  );
}
