import clsx from 'clsx';
import type { ReactNode } from 'react';

export type ChipTone = 'plain' | 'ok' | 'warn' | 'danger' | 'accent';

const tones: Record<ChipTone, string> = {
  plain: 'bg-sunken text-text-2',
  ok: 'bg-ok-tint text-ok-text',
  warn: 'bg-warn-tint text-warn-text',
  danger: 'bg-danger-tint text-danger-text',
  accent: 'bg-accent-tint text-accent-text',
};

interface ChipProps {
  readonly tone?: ChipTone;
  readonly icon?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A short word on a tinted pill. */
export function Chip({ tone = 'plain', icon, className, children }: ChipProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 items-center gap-1 rounded-full px-[7px] text-12 whitespace-nowrap forced-colors:border',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
