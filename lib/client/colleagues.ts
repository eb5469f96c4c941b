import { useMemo } from 'react';
import type { DraftMark } from '@/lib/contract/draft';
import { type Presence, shownPresences } from '@/lib/domain/presence';
import { draftersIn } from './draft-marks';
import { useColleagues } from './presence';

/**
 * Colleagues in a conversation and those who have left something unsent there, the most telling first.
 *
 * @param drafts of the session, which each row of a list must not read by itself
 */
export function useColleaguesAndDrafters(
  conversationId: string,
  viewerId: string,
  drafts: readonly DraftMark[],
): readonly Presence[] {
  const present = useColleagues(conversationId);
  return useMemo(() => {
    const drafters = draftersIn(drafts, conversationId);
    drafters.delete(viewerId);
    if (drafters.size === 0) return present;
    const drafting = [...drafters].map((agentId) => ({ agentId, doing: 'drafting' as const }));
    return shownPresences([...present, ...drafting]);
  }, [present, drafts, conversationId, viewerId]);
}
