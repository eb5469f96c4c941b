import type { ReactNode } from 'react';

/** Where a new day begins. */
export function DayLine({ children }: { readonly children: ReactNode }) {
  return <p className="ruled mt-4.5 mb-3.5 text-12 font-medium text-text-3">{children}</p>;
}

/** Where the network began a new thread: quieter than a day. */
export function ThreadLine({ children }: { readonly children: ReactNode }) {
  return <p className="my-2.5 text-center text-12 text-text-3">{children}</p>;
}

/** Where the unread messages began when the conversation was opened. */
export function NewLine({ children }: { readonly children: ReactNode }) {
  return (
    <p
      data-new-line
      className="ruled mt-2.5 mb-0.5 text-12 font-medium text-accent-text [--ruled:var(--c-accent-line)]"
    >
      {children}
    </p>
  );
}
