import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A keycap. `bare` draws the sign alone, for use inside a filled button. */
export function Kbd({ bare, children }: { readonly bare?: boolean; readonly children: ReactNode }) {
  return (
    <kbd
      className={clsx(
        'inline-flex items-center justify-center gap-px font-sans text-11 leading-none font-medium pointer-coarse:hidden',
        bare
          ? '[&_svg]:size-3'
          : 'h-4.5 min-w-4.5 rounded-xs border border-line-strong bg-surface px-1 text-text-2 [&_svg]:size-[11px]',
      )}
    >
      {children}
    </kbd>
  );
}
