import type { DraftMark } from '@/lib/contract/draft';
import type { FeedEvent } from '@/lib/contract/event';

/** Who has drafts where, after these events. The same list where they tell nothing of it. */
export function movedDrafts(drafts: DraftMark[], events: readonly FeedEvent[]): DraftMark[] {
  return events.reduce((marks, event) => {
    if (event.type !== 'draft.changed') return marks;
    const { type: _, exists, ...mark } = event;
    const others = marks.filter((other) => !isSame(other, mark));
    return exists ? [...others, mark] : others;
  }, drafts);
}

function isSame(a: DraftMark, b: DraftMark): boolean {
  return a.conversationId === b.conversationId && a.agentId === b.agentId && a.mode === b.mode;
}

/** Whoever has a draft in a conversation, each once. */
export function draftersIn(drafts: readonly DraftMark[], conversationId: string): Set<string> {
  return new Set(drafts.flatMap((mark) => (mark.conversationId === conversationId ? [mark.agentId] : [])));
}
