import clsx from 'clsx';
import type { ReactNode } from 'react';
import { initialsOf, tintOf } from './initials';

export type AvatarSize = 18 | 20 | 24 | 28 | 34 | 44;

const sizes: Record<AvatarSize, string> = {
  18: 'size-4.5 text-[0.53rem]',
  20: 'size-5 text-[0.56rem]',
  24: 'size-6 text-[0.63rem]',
  28: 'size-7 text-11',
  34: 'size-8.5 text-12',
  44: 'size-11 text-15',
};

const tints: Record<number, string> = {
  1: 'bg-(--av-1) text-(--av-1-t)',
  2: 'bg-(--av-2) text-(--av-2-t)',
  3: 'bg-(--av-3) text-(--av-3-t)',
  4: 'bg-(--av-4) text-(--av-4-t)',
  5: 'bg-(--av-5) text-(--av-5-t)',
  6: 'bg-(--av-6) text-(--av-6-t)',
};

interface AvatarProps {
  readonly name: string;
  /** Decides the tint; the id of the person. */
  readonly seed: string;
  readonly size?: AvatarSize;
  /** `brand` is us and our accounts: a rounded square in the colour of the text. */
  readonly shape?: 'person' | 'brand' | 'gone';
  /** Sits at the bottom end, ringed in the colour behind the avatar. */
  readonly badge?: ReactNode;
  /** Shown as a tip where the name is not beside it. */
  readonly tip?: string;
  readonly className?: string;
}

/** A person's or account's initials. Hidden from screen readers: the name always stands beside or in the tip. */
export function Avatar({ name, seed, size = 34, shape = 'person', badge, tip, className }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      data-tip={tip}
      className={clsx(
        'relative inline-grid shrink-0 place-items-center font-semi tracking-normal select-none forced-colors:border',
        sizes[size],
        shape === 'brand' ? 'rounded-[28%] bg-text text-surface' : 'rounded-full',
        shape === 'person' && tints[tintOf(seed)],
        shape === 'gone' && 'bg-sunken text-text-3',
        className,
      )}
    >
      {initialsOf(name)}
      {badge && <span className="absolute -end-[5px] -bottom-1 rounded-full ring-2 ring-ring">{badge}</span>}
    </span>
  );
}

/** Nobody owns it yet. */
export function NobodyAvatar({ label }: { readonly label: string }) {
  return (
    <span
      role="img"
      aria-label={label}
      data-tip={label}
      className="size-4.5 shrink-0 rounded-full border border-dashed border-line-control"
    />
  );
}
