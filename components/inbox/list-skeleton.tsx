import { Skeleton } from '../ui/skeleton';

const NAME_WIDTHS = ['w-24', 'w-32', 'w-20', 'w-28', 'w-40', 'w-36', 'w-16'];

/** The list before it is there, in its exact geometry. */
export function ListSkeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="appear-late px-1.5">
      {NAME_WIDTHS.map((width) => (
        <div
          key={width}
          className="grid min-h-(--row-comfortable) grid-cols-[34px_minmax(0,1fr)] gap-x-[13px] px-2.5 py-[9px]"
        >
          <Skeleton className="mt-px size-8.5 rounded-full" />
          <span className="grid content-start gap-2 border-b border-line pt-1">
            <Skeleton className={`h-2.5 rounded-full ${width}`} />
            <Skeleton className="h-2.5 w-11/12 rounded-full" />
            <Skeleton className="h-2 w-16 rounded-full" />
          </span>
        </div>
      ))}
    </div>
  );
}
