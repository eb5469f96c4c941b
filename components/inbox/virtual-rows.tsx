'use client';

import { measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { ConversationRow } from '@/lib/contract/conversation';

const ROW_HEIGHT = 76;
/** How many rows before the end the next page is asked for. */
const AHEAD = 10;

interface VirtualRowsProps {
  readonly label: string;
  readonly rows: readonly ConversationRow[];
  readonly currentId: string | null;
  readonly hasMore: boolean;
  readonly onNearEnd: () => void;
  readonly onHold: () => void;
  readonly onRelease: () => void;
  /** Draws one row. */
  readonly children: (row: ConversationRow, isTabStop: boolean) => ReactNode;
  /** Drawn after the last row. */
  readonly foot: ReactNode;
}

/** A list of which only the visible rows are in the page. One tab stop; arrows, J and K walk it. */
export default function VirtualRows(props: VirtualRowsProps) {
  const { label, rows, currentId, hasMore, onNearEnd, onHold, onRelease, children, foot } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    measureElement: heightOf,
    getItemKey: (index) => rows[index]?.conversation.id ?? index,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - AHEAD) onNearEnd();
  }, [hasMore, lastShown, rows.length, onNearEnd]);
  const tabStop = rows.some((row) => row.conversation.id === currentId)
    ? currentId
    : rows[0]?.conversation.id;

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const at = rows.findIndex((row) => row.conversation.id === focusedRowId());
    const to = at < 0 ? null : targetOf(event, at, rows.length);
    const row = to === null ? undefined : rows[to];
    if (!row || to === null) return;
    event.preventDefault();
    virtualizer.scrollToIndex(to);
    focusWhenDrawn(scroller.current, row.conversation.id);
  };
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pt-1.5 max-sm:px-0 max-sm:pt-0"
      onPointerEnter={(event) => event.pointerType === 'mouse' && onHold()}
      onPointerLeave={onRelease}
    >
      <ul
        aria-label={label}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={walk}
        onFocus={(event) => event.target.matches(':focus-visible') && onHold()}
        onBlur={onRelease}
      >
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0 before:absolute before:start-[57px] before:end-2.5 before:h-px before:bg-line data-[index='0']:before:hidden has-aria-[current]:before:hidden [li:has([aria-current])+&]:before:hidden max-sm:before:start-[69px] max-sm:before:end-0"
                style={{ transform: `translateY(${item.start}px)` }}
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

/** A list that gave way to the open conversation has rows without height: what was measured before stays true. */
function heightOf(
  row: Element,
  entry: ResizeObserverEntry | undefined,
  list: Virtualizer<HTMLDivElement, Element>,
): number {
  return measureElement(row, row.checkVisibility() ? entry : undefined, list) || ROW_HEIGHT;
}

function focusedRowId(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
}

function targetOf(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  at: number,
  count: number,
): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'ArrowDown' || key === 'j') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp' || key === 'k') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** A row that was out of sight is drawn in the next frame only. */
function focusWhenDrawn(list: HTMLElement | null, rowId: string): void {
  const focus = () => list?.querySelector<HTMLElement>(`[data-row="${rowId}"]`)?.focus();
  focus();
  requestAnimationFrame(focus);
}
