'use client';

import clsx from 'clsx';
import { CornerDownLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Kbd } from './kbd';

/** One thing that can be chosen. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** An identifier beside the label. */
  readonly code?: string;
  /** A quiet line under the label. */
  readonly detail?: string;
}

interface SuggestListProps {
  /** Names the list; the field that has the focus points to it (`suggestFieldProps`). */
  readonly id: string;
  readonly label: string;
  /** What is said above: what was searched for, or that nothing was found. */
  readonly heading: string;
  /** At the end of the heading. */
  readonly aside?: ReactNode;
  readonly items: readonly Suggestion[];
  readonly active: number;
  /** It takes its own room instead of lying over what is above the field. */
  readonly isInline?: boolean;
  readonly onActive: (index: number) => void;
  readonly onChoose: (index: number) => void;
}

/**
 * What fits the word that is being typed, over the field. The focus stays in the field: it names the active option, and
 * arrows, Enter, Tab and Escape go through it.
 */
export function SuggestList({
  id,
  label,
  heading,
  aside,
  items,
  active,
  isInline = false,
  onActive,
  onChoose,
}: SuggestListProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it keeps the focus where it is, and does nothing else.
    <div
      onMouseDown={(event) => event.preventDefault()}
      className={clsx(
        'mb-1.5 rounded-lg p-1',
        isInline
          ? 'border border-line'
          : 'floating absolute inset-x-0 bottom-full z-(--z-popover) animate-rise',
      )}
    >
      <div className="flex justify-between gap-3 px-2 pt-1.5 pb-1 text-12 font-medium text-text-3">
        <span role="status" className="truncate">
          {heading}
        </span>
        {aside}
      </div>
      <div id={id} role="listbox" aria-label={label} className="max-h-[min(40vh,264px)] overflow-y-auto">
        {items.map((item, index) => (
          <Option
            key={item.key}
            id={optionId(id, index)}
            item={item}
            isActive={index === active}
            onActive={() => onActive(index)}
            onChoose={() => onChoose(index)}
          />
        ))}
      </div>
    </div>
  );
}

/** What the field says of its list to those who do not see it. */
export function suggestFieldProps(id: string, active: number | null) {
  return {
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    ...(active !== null && { 'aria-controls': id, 'aria-activedescendant': optionId(id, active) }),
  } as const;
}

const optionId = (id: string, index: number) => `${id}-${index}`;

interface OptionProps {
  readonly id: string;
  readonly item: Suggestion;
  readonly isActive: boolean;
  readonly onActive: () => void;
  readonly onChoose: () => void;
}

function Option({ id, item, isActive, onActive, onChoose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go through the field, which keeps the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={onActive}
      onClick={onChoose}
      className={clsx(
        'flex min-h-7.5 cursor-default items-center gap-2 rounded-sm px-2 py-1 pointer-coarse:min-h-11',
        isActive && 'bg-accent-tint-2',
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <b className="truncate font-medium" dir="auto">
            {item.label}
          </b>
          {item.code && <code className="font-mono text-12 text-text-2">{item.code}</code>}
        </span>
        {item.detail && (
          <span dir="auto" className="block truncate text-12 text-text-2">
            {item.detail}
          </span>
        )}
      </span>
      {isActive && (
        <Kbd>
          <CornerDownLeft />
        </Kbd>
      )}
    </div>
  );
}
