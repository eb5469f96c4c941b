import { Skeleton } from '../ui/skeleton';

/** A conversation before it is there, in the geometry of bubbles. */
export function ThreadSkeleton({ label }: { readonly label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="appear-late flex min-h-0 flex-1 flex-col justify-end gap-2.5 px-5 pb-4"
    >
      <Skeleton className="h-10 w-3/5 rounded-xl" />
      <Skeleton className="h-10 w-2/5 rounded-xl" />
      <Skeleton className="h-15 w-1/2 self-end rounded-xl" />
      <Skeleton className="h-2 w-24 self-end rounded-full" />
      <Skeleton className="mt-3 h-10 w-1/2 rounded-xl" />
    </div>
  );
}
