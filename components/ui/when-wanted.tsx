'use client';

import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react';

interface WhenWantedProps {
  /** A button; it opens what is behind it and gets the focus back. */
  readonly trigger: ReactElement<React.ComponentProps<'button'>>;
  readonly opens: 'menu' | 'dialog';
  /** Fetches the code of what is behind it. */
  readonly load: () => Promise<unknown>;
  /** Given where something else than the button may open it. */
  readonly isOpen?: boolean | undefined;
  readonly onOpen?: (() => void) | undefined;
  /** Stands in place of the button once it was wanted: the button itself, and what it opened. */
  readonly children: ReactNode;
}

/** Something behind a button. Its code is fetched when the pointer or the focus comes near, not with the page. */
export function WhenWanted({ trigger, opens, load, isOpen = false, onOpen, children }: WhenWantedProps) {
  const [isWanted, setWanted] = useState(isOpen);
  if (isOpen && !isWanted) setWanted(true);
  const fetchIt = () => void load();
  const closed = cloneElement(trigger, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    onPointerEnter: fetchIt,
    onFocus: fetchIt,
    onClick: () => {
      onOpen?.();
      setWanted(true);
    },
  });
  return isWanted ? <Suspense fallback={closed}>{children}</Suspense> : closed;
}
