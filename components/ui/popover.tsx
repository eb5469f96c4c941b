'use client';

import { lazy, type ReactElement, type ReactNode } from 'react';
import { WhenWanted } from './when-wanted';

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
  return (
    <WhenWanted trigger={props.trigger} opens="dialog" load={load}>
      <PopoverFrame {...props} />
    </WhenWanted>
  );
}
