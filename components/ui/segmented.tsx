import clsx from 'clsx';
import type { ReactNode } from 'react';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count?: number;
}

interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** A choice of few, all of them in sight. */
export function Segmented<V extends string>({ label, segments, value, onChange }: SegmentedProps<V>) {
  return (
    <fieldset className="inline-flex gap-px rounded-sm bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {segments.map((segment) => (
        <SegmentButton
          key={segment.value}
          segment={segment}
          isChosen={segment.value === value}
          onChoose={() => onChange(segment.value)}
        />
      ))}
    </fieldset>
  );
}

interface SegmentButtonProps {
  readonly segment: Segment<string>;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function SegmentButton({ segment, isChosen, onChoose }: SegmentButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={clsx(
        'inline-flex h-6 items-center gap-1.5 rounded-xs border px-2.5 font-medium pointer-coarse:h-8 pointer-coarse:px-3.5',
        isChosen
          ? 'border-line bg-surface text-text shadow-1 dark:border-transparent dark:bg-line-strong dark:shadow-none'
          : 'border-transparent text-text-2 hover:text-text',
      )}
    >
      {segment.icon}
      {segment.label}
      {segment.count !== undefined && (
        <span className={clsx('tabular-nums', isChosen ? 'text-text-2' : 'text-text-3')}>
          {segment.count}
        </span>
      )}
    </button>
  );
}
