import { useMemo } from 'react';
import { type Presence, shownPresences } from '@/lib/domain/presence';
import { draftersIn } from './draft-marks';
import { useColleagues } from './presence';
import { useSession } from './queries/session';

/** Colleagues in a conversation and those who have left something unsent there, the most telling first. */
export function useColleaguesAndDrafters(conversationId: string): readonly Presence[] {
  const present = useColleagues(conversationId);
  const { agent, drafts } = useSession();
  return useMemo(() => {
    const drafters = draftersIn(drafts, conversationId);
    drafters.delete(agent.id);
    if (drafters.size === 0) return present;
    const drafting = [...drafters].map((agentId) => ({ agentId, doing: 'drafting' as const }));
    return shownPresences([...present, ...drafting]);
  }, [present, drafts, conversationId, agent.id]);
}
