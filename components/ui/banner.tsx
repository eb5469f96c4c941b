import clsx from 'clsx';
import type { ReactNode } from 'react';

export type BannerTone = 'plain' | 'danger' | 'warn' | 'info';

const tones: Record<BannerTone, string> = {
  plain: 'bg-sunken text-text-2',
  danger: 'bg-danger-tint text-danger-text',
  warn: 'bg-warn-tint text-warn-text',
  info: 'bg-accent-tint-2 text-accent-text',
};

interface BannerProps {
  readonly tone: BannerTone;
  readonly icon: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One line under the bar of the pane it concerns. Danger interrupts a screen reader, the others wait. */
export function Banner({ tone, icon, action, children }: BannerProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={clsx(
        'flex min-h-9.5 items-center gap-2.5 rounded-md py-1.5 ps-3.5 pe-2 forced-colors:border',
        tones[tone],
      )}
    >
      {icon}
      <p className="min-w-0 flex-1 [&_b]:font-semi">{children}</p>
      {action}
    </div>
  );
}
