'use client';

import { ArrowDown } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useNow } from '@/lib/client/now';
import type { Entry } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import { flatten } from '@/lib/domain/thread';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { CommentTree } from './comment-tree';
import { EntryView } from './entry-view';
import type { ThreadContext } from './message-group';
import type { NoteContext } from './note-view';
import { PostCard } from './post-card';
import { nextUnanswered, onlyUnanswered, publicThreadOf } from './public-thread';
import { ReviewCard } from './review-card';
import { entryItemsOf } from './timeline';

interface PublicThreadProps {
  readonly label: string;
  /** In reading order. */
  readonly messages: readonly Message[];
  /** In order of time. */
  readonly entries: readonly Entry[];
  /** The first comment that was unread when the conversation was opened. */
  readonly firstNewId: string | null;
  readonly context: ThreadContext;
  readonly notes: NoteContext;
  /** The comment that is being answered. */
  readonly answeringId: string | null;
  /** Drawn under the comment that is being answered. */
  readonly composer: ReactNode;
  readonly onAnswer: (messageId: string) => void;
  /** Above everything: older messages on their way. */
  readonly above: ReactNode;
}

/** A post with its comments, or a review with its reply. */
export function PublicThreadView(props: PublicThreadProps) {
  const { label, messages, entries, firstNewId, context, notes, answeringId, composer, onAnswer, above } =
    props;
  const [shown, setShown] = useState<'open' | 'all'>('all');
  const { t } = useWords();
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => toNewLine(section.current), []);
  const { head, comments } = publicThreadOf(messages);
  const open = flatten(comments).filter(({ message }) => message.needsReply).length;
  const nodes = shown === 'open' ? onlyUnanswered(comments) : comments;
  const isReview = head?.kind === 'review';
  const toNext = () => {
    const next = nextUnanswered(comments, answeringId);
    if (next !== null) onAnswer(next);
  };
  return (
    <section ref={section} aria-label={label} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      {above}
      {isReview && <ReviewCard head={head} context={context} />}
      {head && !isReview && <PostCard head={head} context={context} />}
      {!head && <p className="border-b border-line px-5 py-3 text-text-3">{t('post.missing')}</p>}
      {!isReview && (
        <div className="sticky top-0 z-(--z-sticky) flex flex-wrap items-center gap-3 border-b border-line bg-surface py-[9px] ps-5 pe-3 max-sm:ps-3.5">
          <Segmented
            label={t('tree.show')}
            value={shown}
            onChange={setShown}
            segments={[
              { value: 'open', label: t('common.needsReply'), count: open },
              { value: 'all', label: t('tree.all'), count: flatten(comments).length },
            ]}
          />
          <span className="flex-1" />
          {open > 0 && (
            <Button icon={<ArrowDown size={14} />} onClick={toNext}>
              {t('tree.next')}
            </Button>
          )}
        </div>
      )}
      <Entries entries={entries} context={context} notes={notes} />
      {nodes.length === 0 && !isReview ? (
        <p className="p-5 text-text-3">{t(shown === 'open' ? 'tree.noneToAnswer' : 'tree.none')}</p>
      ) : (
        <CommentTree
          nodes={nodes}
          firstNewId={firstNewId}
          context={context}
          answeringId={answeringId}
          composer={composer}
          onAnswer={onAnswer}
          authorByContentId={authorsOf(messages)}
        />
      )}
    </section>
  );
}

/** Comments stand where they answer, not where they are in time; so notes and what was done stand above them. */
function Entries({ entries, context, notes }: Pick<PublicThreadProps, 'entries' | 'context' | 'notes'>) {
  const { times } = useWords();
  const now = useNow();
  if (entries.length === 0) return null;
  return (
    <div className="border-b border-line px-5 pt-1 pb-2 max-sm:px-3.5">
      {entryItemsOf(entries).map((item) => (
        <EntryView
          key={item.key}
          item={item}
          names={context}
          notes={notes}
          timeOf={(at) => times.stamp(at, now)}
        />
      ))}
    </div>
  );
}

/** A thread opens where its unread comments begin, else at its head. */
function toNewLine(section: HTMLElement | null): void {
  section?.querySelector('[data-new-line]')?.scrollIntoView({ block: 'center' });
}

function authorsOf(messages: readonly Message[]): Map<string, string> {
  return new Map(
    messages.flatMap(({ contentId, author }) =>
      contentId && author?.name ? [[contentId, author.name]] : [],
    ),
  );
}
