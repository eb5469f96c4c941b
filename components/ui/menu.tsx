'use client';

import { lazy, type ReactElement, type ReactNode } from 'react';
import { WhenWanted } from './when-wanted';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Quiet text at the end of the line. */
  readonly end?: ReactNode;
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
  /** Given where something else than the trigger may open it; otherwise it sees to itself. */
  readonly isOpen?: boolean | undefined;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

const load = () => import('./menu-popover');
const MenuPopover = lazy(load);

/** A menu behind a button. Its code is fetched when the pointer or the focus comes near, not with the page. */
export function Menu(props: MenuProps) {
  const { trigger, isOpen, onOpenChange } = props;
  return (
    <WhenWanted
      trigger={trigger}
      opens="menu"
      load={load}
      isOpen={isOpen}
      onOpen={() => onOpenChange?.(true)}
    >
      <MenuPopover {...props} />
    </WhenWanted>
  );
}
