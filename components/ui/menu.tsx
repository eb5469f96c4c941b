'use client';

import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Quiet text at the end of the line. */
  readonly end?: string;
  readonly isChosen?: boolean;
  readonly isDanger?: boolean;
  /** On or off: choosing it turns it over, and the menu stays open for the next one. */
  readonly isOn?: boolean;
  /** What this and its neighbours of the same word have in common; stands over the first of them. */
  readonly group?: string;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** A button; it opens the menu and gets the focus back. */
  readonly trigger: ReactElement<React.ComponentProps<'button'>>;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  readonly onOpen?: () => void;
}

const load = () => import('./menu-popover');
const MenuPopover = lazy(load);

/** A menu behind a button. Its code is fetched when the pointer or the focus comes near, not with the page. */
export function Menu(props: MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const closed = cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => {
      props.onOpen?.();
      setWanted(true);
    },
  });
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuPopover {...props} />
    </Suspense>
  );
}
