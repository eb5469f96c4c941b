import clsx from 'clsx';

/** A still place for something that is coming. Give it the exact size of what comes. */
export function Skeleton({ className }: { readonly className: string }) {
  return <span className={clsx('block bg-skeleton motion-safe:animate-breathe', className)} />;
}
