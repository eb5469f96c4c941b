'use client';

import { ArrowDown } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';

interface MessageLogProps {
  readonly label: string;
  /** Changes whenever older messages were added above. */
  readonly firstKey: string | undefined;
  /** How many messages have come since the conversation was opened. */
  readonly count: number;
  /** Grows with each reply of the viewer: whoever sends wants to see it go. */
  readonly sentCount: number;
  readonly onNearTop: () => void;
  readonly children: ReactNode;
}

/** A region that scrolls must be reachable by key even when nothing in it is. */
const reachableByKey = { tabIndex: 0 } as const;

/** Closer to the end than this counts as being there. */
const NEAR_PX = 80;

/**
 * The scrolling log of one talk; another talk needs another log (give it a key). It opens at the “New” line or at
 * the end, keeps its place while older messages load above, and follows new ones only for a reader at the end.
 */
export function MessageLog(props: MessageLogProps) {
  const { label, firstKey, count, sentCount, onNearTop, children } = props;
  const { t } = useWords();
  const log = useRef<HTMLDivElement>(null);
  /** How many messages there were when the reader left the end; null while they are there. */
  const [seen, setSeen] = useState<number | null>(null);
  useLayoutEffect(() => {
    toOpeningPlace(log.current);
    if (log.current && !isAtEnd(log.current)) setSeen(Number.POSITIVE_INFINITY);
  }, []);
  useKeptPlace(log, firstKey);
  useFollowing(log, seen === null);
  useEffect(() => {
    if (sentCount > 0) toEnd(log.current);
  }, [sentCount]);
  const onScroll = () => {
    if (!log.current) return;
    setSeen(isAtEnd(log.current) ? null : Math.min(seen ?? count, count));
    if (log.current.scrollTop < NEAR_PX) onNearTop();
  };
  const newCount = seen === null ? 0 : Math.max(0, count - seen);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={log}
        role="log"
        aria-label={label}
        {...reachableByKey}
        onScroll={onScroll}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain px-5 pb-3.5 -outline-offset-2 max-sm:px-3.5"
      >
        <div className="mt-auto">{children}</div>
      </div>
      {seen !== null && (
        <Button
          size="lg"
          icon={<ArrowDown size={14} />}
          className="absolute bottom-2 left-1/2 -translate-x-1/2 animate-fade rounded-full! shadow-2"
          onClick={() => toEnd(log.current)}
        >
          {newCount > 0 ? t('thread.newMessages', { n: newCount }) : t('thread.latest')}
        </Button>
      )}
    </div>
  );
}

type LogRef = RefObject<HTMLDivElement | null>;

/** A conversation opens where its unread messages begin, else at its end. */
function toOpeningPlace(log: HTMLElement | null): void {
  const newLine = log?.querySelector('[data-new-line]');
  if (newLine) newLine.scrollIntoView({ block: 'center' });
  else toEnd(log);
}

/** What is being read stays where it is while older messages are put above it. */
function useKeptPlace(log: LogRef, firstKey: string | undefined): void {
  const before = useRef<{ key: string | undefined; height: number }>({ key: firstKey, height: 0 });
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const grown = element.scrollHeight - before.current.height;
    const isOlderAdded = before.current.key !== firstKey && before.current.key !== undefined;
    if (isOlderAdded && element.scrollTop < NEAR_PX) element.scrollTop += grown;
    before.current = { key: firstKey, height: element.scrollHeight };
  });
}

/** A reader at the end stays there, whatever comes or grows: new messages, a picture, the window itself. */
function useFollowing(log: LogRef, isFollowing: boolean): void {
  useEffect(() => {
    const content = log.current?.firstElementChild;
    if (!isFollowing || !content) return;
    const observer = new ResizeObserver(() => toEnd(log.current));
    observer.observe(content);
    observer.observe(content.parentElement ?? content);
    return () => observer.disconnect();
  }, [log, isFollowing]);
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
}

function toEnd(element: HTMLElement | null): void {
  if (element) element.scrollTop = element.scrollHeight;
}
