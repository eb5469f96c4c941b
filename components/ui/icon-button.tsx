import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

interface IconButtonProps extends ComponentProps<'button'> {
  /** Its accessible name, also shown as a tip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** A key that does the same, shown in the tip. */
  readonly shortcut?: string | undefined;
  readonly size?: 'sm' | 'md';
}

/** A button that is only an icon. `aria-pressed` draws it as held down. */
export function IconButton({ label, icon, shortcut, size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-tip={shortcut ? `${label} (${shortcut})` : label}
      {...rest}
      className={clsx(iconButtonClass(size), className)}
    >
      {icon}
    </button>
  );
}

/** The classes of an icon button, for links that look like one. */
export function iconButtonClass(size: 'sm' | 'md' = 'md'): string {
  return clsx(
    'inline-grid shrink-0 place-items-center rounded-sm text-text-2 transition-colors',
    'hover:bg-hover hover:text-text active:bg-active aria-pressed:bg-active aria-pressed:text-text off:text-text-3',
    size === 'sm' ? 'size-6' : 'size-7',
    'pointer-coarse:size-11',
  );
}
