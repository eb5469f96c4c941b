'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import type { DialogProps } from './dialog';
import { IconButton } from './icon-button';

const frames: Record<NonNullable<DialogProps['kind']>, string> = {
  dialog: 'inset-x-4 top-[15%] mx-auto max-h-[80%] w-auto max-w-[440px] rounded-dialog animate-rise',
  wide: 'inset-x-4 top-[10%] mx-auto max-h-[84%] w-auto max-w-[760px] rounded-dialog animate-rise',
  alert: 'inset-x-4 top-[15%] mx-auto max-h-[80%] w-auto max-w-[560px] rounded-dialog animate-rise',
  full: 'inset-4 rounded-dialog animate-rise max-sm:inset-0 max-sm:rounded-none',
  start: 'inset-y-0 start-0 w-[min(320px,86%)] bg-ground animate-fade',
  end: 'inset-y-0 end-0 w-[min(520px,92%)] animate-drawer',
};

/** The dialog itself; always through `Dialog`, which fetches it when it is wanted. */
export default function DialogFrame({
  kind = 'dialog',
  title,
  description,
  closeLabel,
  onClose,
  children,
}: DialogProps) {
  const isAlert = kind === 'alert';
  // Known before anything inside takes the focus by itself, which Radix would then give it back to.
  const [opener] = useState(() => document.activeElement);
  return (
    <Radix.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-(--z-dialog) animate-fade bg-scrim" />
        <Radix.Content
          role={isAlert ? 'alertdialog' : 'dialog'}
          aria-describedby={description ? undefined : ''}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Whoever was sent elsewhere by what they chose is there already.
            if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
          }}
          onPointerDownOutside={isAlert ? (event) => event.preventDefault() : undefined}
          className={clsx(
            'fixed z-(--z-dialog) flex flex-col overflow-hidden border border-line bg-raised text-text shadow-3 outline-none dark:border-line-strong',
            frames[kind],
          )}
        >
          <header className="flex items-center gap-3 ps-5 pe-3.5 pt-3.5 pb-2.5">
            <Radix.Title className="min-w-0 flex-1 text-15 font-semi tracking-title">{title}</Radix.Title>
            {!isAlert && (
              <Radix.Close asChild>
                <IconButton label={closeLabel} icon={<X size={16} />} />
              </Radix.Close>
            )}
          </header>
          {description && (
            <Radix.Description className="px-5 pb-3 text-text-2">{description}</Radix.Description>
          )}
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
