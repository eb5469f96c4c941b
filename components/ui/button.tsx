import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonLook = 'primary' | 'default' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg' | 'form';

const looks: Record<ButtonLook, string> = {
  primary:
    'border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-active off:bg-active off:text-text-3',
  default:
    'border-line-strong bg-raised text-text hover:bg-hover active:bg-active [&_svg]:text-text-2 off:border-line off:text-text-3 off:hover:bg-raised',
  quiet:
    'border-transparent text-text-2 hover:bg-hover hover:text-text active:bg-active off:text-text-3 off:hover:bg-transparent',
  danger: 'border-line-strong bg-raised text-danger-text hover:bg-hover active:bg-active',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-6 px-2 text-12',
  md: 'h-7 px-2.5 text-13 pointer-coarse:h-11 pointer-coarse:px-4',
  lg: 'h-8 px-3.5 text-13 pointer-coarse:h-11',
  form: 'h-10 px-4 text-14 pointer-coarse:h-11',
};

/**
 * The classes of a button, for links that look like one.
 *
 * @param look `primary` at most once in a pane
 * @param size 24, 28, 32 or 40 px high; touch devices get 44
 */
export function buttonClass(look: ButtonLook = 'default', size: ButtonSize = 'md'): string {
  return clsx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-sm border font-medium whitespace-nowrap transition-colors',
    looks[look],
    sizes[size],
  );
}

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** Why it cannot be used now. The button keeps its focus and says so, instead of going dead. */
  readonly offReason?: string | null;
  /** A key that does the same, shown as a tip. */
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
}

/** A button. Its `onClick` is not called while there is an `offReason`. */
export function Button(props: ButtonProps) {
  const { look, size, offReason, shortcut, icon, className, children, onClick, ...rest } = props;
  const isOff = offReason !== null && offReason !== undefined;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isOff || undefined}
      aria-keyshortcuts={shortcut}
      data-tip={offReason || shortcut}
      onClick={isOff ? preventDefault : onClick}
      className={clsx(buttonClass(look, size), className)}
    >
      {icon}
      {children}
    </button>
  );
}

/** Keeps an off button of type "submit" from submitting. */
function preventDefault(event: React.MouseEvent) {
  event.preventDefault();
}
