'use client';

import { Popover as RadixPopover } from 'radix-ui';
import type { PopoverProps } from './popover';

/** The popover itself; always through `Popover`, which fetches it when it is wanted. */
export default function PopoverFrame({ trigger, label, children }: PopoverProps) {
  return (
    <RadixPopover.Root defaultOpen>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="floating z-(--z-popover) max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] animate-rise overflow-y-auto data-[state=closed]:animate-none rounded-lg p-3"
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
