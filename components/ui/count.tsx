/** A filled number: unread things. */
export function Count({ value, label }: { readonly value: number; readonly label: string }) {
  if (value === 0) return null;
  return (
    <span className="h-4.5 min-w-4.5 shrink-0 rounded-full bg-accent px-1.5 text-center text-11 leading-[1.125rem] font-semi text-on-accent tabular-nums">
      <span aria-hidden="true">{value > 99 ? '99+' : value}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** A filled dot: unread without a number. */
export function Dot({ label }: { readonly label: string }) {
  return (
    <span className="mx-1 size-2 shrink-0 rounded-full bg-accent forced-colors:border-4" data-tip={label}>
      <span className="sr-only">{label}</span>
    </span>
  );
}
