/** The ending of a file's name, as a small sheet of paper. */
export function FileType({ name }: { readonly name: string }) {
  const extension = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? 'file';
  return (
    <span
      aria-hidden="true"
      className="grid h-10 w-9 shrink-0 place-items-center rounded-sm border border-accent-line bg-surface text-11 font-semi text-danger-text uppercase"
    >
      {extension}
    </span>
  );
}
