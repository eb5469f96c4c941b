import type { ReactNode } from 'react';

interface SideColumnProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The last line, at the bottom. */
  readonly foot: ReactNode;
}

/** The column between rail and sheet; it folds away where there is no room for it. */
export function SideColumn({ title, children, foot }: SideColumnProps) {
  return (
    <aside className="flex w-(--w-sidebar) flex-none flex-col pt-2.5 pe-2 pb-2 max-xl:hidden">
      <p className="mb-2 truncate px-2 text-14 leading-8 font-semi tracking-title" dir="auto">
        {title}
      </p>
      {children}
      {foot}
    </aside>
  );
}
