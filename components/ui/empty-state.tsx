import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** One sentence of fact. */
  readonly fact?: string;
  /** One useful thing to do. */
  readonly action?: ReactNode;
}

/** Says that a place is empty, with the doorway drawing. */
export function EmptyState({ title, fact, action }: EmptyStateProps) {
  return (
    <div className="grid h-full place-items-center p-6 text-center">
      <div className="grid max-w-sm justify-items-center">
        <Doorway />
        <h2 className="mt-3.5 text-15 font-semi tracking-title">{title}</h2>
        {fact && <p className="mt-1 text-text-2">{fact}</p>}
        {action && <div className="mt-3.5">{action}</div>}
      </div>
    </div>
  );
}

function Doorway() {
  return (
    <svg
      width="84"
      height="84"
      viewBox="0 0 84 84"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path className="stroke-line-strong" d="M18 76V36a24 24 0 0 1 48 0v40" />
      <path className="stroke-line-strong" d="M28 76V37a14 14 0 0 1 28 0v39" />
      <path className="fill-accent-tint-2" d="M36 76V38.5c0-5 2.6-9 8-10.5 5.4 1.5 8 5.5 8 10.5V76z" />
      <path className="stroke-text-3" d="M8 76h68" />
    </svg>
  );
}
