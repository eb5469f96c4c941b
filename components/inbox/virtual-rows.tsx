'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useActions } from '@/lib/client/action-offers';
import type { ConversationRow } from '@/lib/contract/conversation';
import { isUnread } from '@/lib/domain/conversation';
import type { Holder } from './held-order';

/** Until the first one was measured. */
const ROW_HEIGHT = 76;
/** How many rows before the end the next page is asked for. */
const AHEAD = 10;

interface VirtualRowsProps {
  readonly label: string;
  readonly rows: readonly ConversationRow[];
  readonly currentId: string | null;
  readonly hasMore: boolean;
  readonly onNearEnd: () => void;
  readonly onHold: (holder: Holder) => void;
  readonly onLetGo: (holder: Holder) => void;
  /** Draws one row. */
  readonly children: (row: ConversationRow, isTabStop: boolean) => ReactNode;
  /** Drawn after the last row. */
  readonly foot: ReactNode;
}

/** The row that has the focus, and its place. */
interface FocusedRow {
  id: string;
  index: number;
}

/**
 * A list of which only the visible rows are in the page. One tab stop; keys walk it. When the row that has the focus
 * leaves, the one that takes its place gets it.
 */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, rows, currentId, hasMore, onNearEnd, onHold, onLetGo, children, foot } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useRef<FocusedRow | null>(null);
  const virtualizer = useVirtualRows(rows, scroller, focused);
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - AHEAD) onNearEnd();
  }, [hasMore, lastShown, rows.length, onNearEnd]);
  const drawn = items.map((item) => rows[item.index]?.conversation.id);
  const tabStop = drawn.find((id) => id === currentId) ?? drawn[0];

  /** Between two rows, but not beside the open one. */
  const hasLine = (index: number) =>
    index > 0 && [rows[index - 1], rows[index]].every((row) => row?.conversation.id !== currentId);

  const focusAt = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    virtualizer.scrollToIndex(rows.indexOf(row));
    focusWhenDrawn(scroller.current, row.conversation.id);
  };
  const placeOf = (id: string | null) => rows.findIndex((row) => row.conversation.id === id);
  useActions({
    next: (id) => focusAt(placeOf(id) + 1),
    previous: (id) => focusAt(placeOf(id) - 1),
    'next-unread': (id) => {
      const at = placeOf(id);
      const next = rows.findIndex((row, index) => index > at && isUnread(row.conversation, row));
      if (next >= 0) focusAt(next);
    },
    first: () => focusAt(0),
    last: () => focusAt(rows.length - 1),
  });
  useLayoutEffect(() => {
    if (!focused.current) return;
    const index = placeOf(focused.current.id);
    if (index >= 0) focused.current.index = index;
    // Nobody took the focus away: the row that had it is gone, or is drawn anew.
    if (document.activeElement !== document.body) return;
    const next = rows[Math.min(focused.current.index, rows.length - 1)];
    if (next) focusWhenDrawn(scroller.current, next.conversation.id, { preventScroll: true });
  });
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pt-1.5 max-sm:px-0 max-sm:pt-0"
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHold('pointer')}
      onPointerLeave={() => onLetGo('pointer')}
      onTouchStart={() => onHold('touch')}
      onTouchEnd={() => onLetGo('touch')}
      onTouchCancel={() => onLetGo('touch')}
    >
      <ul
        aria-label={label}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onFocus={({ target }) => {
          const id = target.dataset.row;
          if (id !== undefined) focused.current = { id, index: placeOf(id) };
          if (target.matches(':focus-visible')) onHold('keys');
        }}
        onBlur={() => {
          focused.current = null;
          onLetGo('keys');
        }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={item.key}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={item.index + 1}
                className={clsx(
                  'absolute inset-x-0 [contain:layout_style]',
                  hasLine(item.index) &&
                    'before:absolute before:start-[57px] before:end-2.5 before:h-px before:bg-line max-sm:before:start-[69px] max-sm:before:end-0',
                )}
                // Not moved by a transform: each would be a layer's worth of work in every frame that scrolls.
                style={{ top: item.start }}
              >
                {children(row, row.conversation.id === tabStop)}
              </li>
            )
          );
        })}
      </ul>
      {foot}
    </div>
  );
}

function useVirtualRows(
  rows: readonly ConversationRow[],
  scroller: RefObject<HTMLDivElement | null>,
  focused: RefObject<FocusedRow | null>,
) {
  const rowHeight = useRowHeight(scroller);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Another function means other keys: all places would be worked out anew, in every frame that scrolls.
    getItemKey: useCallback((index: number) => rows[index]?.conversation.id ?? index, [rows]),
    overscan: 4,
    // The row that has the focus stays in the page, however far it is scrolled away.
    rangeExtractor: (range) => {
      const at = focused.current?.index;
      const shown = defaultRangeExtractor(range);
      return at === undefined || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: its places are kept until it is told that they are others.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  return virtualizer;
}

/**
 * How high a row is: all are, whatever stands in them, so one is measured when the list gets another width. A list that
 * gave way to the open conversation has rows without height: what was measured before stays true.
 *
 * @returns pixels
 */
function useRowHeight(scroller: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(ROW_HEIGHT);
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const measure = () =>
      setHeight((before) => list.querySelector('li')?.getBoundingClientRect().height || before);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    return () => observer.disconnect();
  }, [scroller]);
  return height;
}

/** A row that was out of sight is drawn in the next frame only. */
function focusWhenDrawn(list: HTMLElement | null, rowId: string, options?: FocusOptions): void {
  const focus = () => list?.querySelector<HTMLElement>(`[data-row="${rowId}"]`)?.focus(options);
  focus();
  requestAnimationFrame(focus);
}
