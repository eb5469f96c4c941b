'use client';

import { lazy, type ReactNode, Suspense } from 'react';

export interface DialogProps {
  readonly title: string;
  /** A sentence read out with the title. */
  readonly description?: string;
  /** `alert` asks for a decision and has no other way out; `wide` has two columns; `full` is all but the page; `start` and `end` are drawers at that edge. */
  readonly kind?: 'dialog' | 'wide' | 'alert' | 'full' | 'start' | 'end';
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const DialogFrame = lazy(() => import('./dialog-frame'));

/** A dialog or drawer over the page, open for as long as it is drawn. Traps the focus and gives it back. */
export function Dialog(props: DialogProps) {
  return (
    <Suspense fallback={null}>
      <DialogFrame {...props} />
    </Suspense>
  );
}
