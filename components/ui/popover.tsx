'use client';

import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';

export interface PopoverProps {
  /** A button; it opens the popover and gets the focus back. */
  readonly trigger: ReactElement<React.ComponentProps<'button'>>;
  readonly label: string;
  readonly children: ReactNode;
}

const load = () => import('./popover-frame');
const PopoverFrame = lazy(load);

/** Controls behind a button. Its code is fetched when the pointer or the focus comes near, not with the page. */
export function Popover(props: PopoverProps) {
  const [isWanted, setWanted] = useState(false);
  const closed = cloneElement(props.trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setWanted(true),
  });
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <PopoverFrame {...props} />
    </Suspense>
  );
}
