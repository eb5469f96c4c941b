import clsx from 'clsx';
import type { ReactNode } from 'react';
import { inboxHref } from '@/lib/client/inbox-location';
import { isSameFilter, type ViewFilter } from '@/lib/domain/view';
import { isPlainClick } from '../ui/plain-click';

interface SidebarItemProps {
  readonly icon?: ReactNode;
  readonly label: string;
  /** Null draws no number. */
  readonly count: number | null;
  /** Its number asks for work. */
  readonly isStrong?: boolean;
  /** The list that is shown. */
  readonly current: ViewFilter;
  readonly warning?: ReactNode;
  readonly filter: ViewFilter;
  readonly onChoose: (filter: ViewFilter) => void;
  /** Items below it. */
  readonly children?: ReactNode;
}

/** One list of conversations to go to. A link, so that it can be opened in a tab of its own. */
export function SidebarItem(props: SidebarItemProps) {
  const { icon, label, count, isStrong, current, warning, filter, onChoose, children } = props;
  const isCurrent = isSameFilter(filter, current);
  return (
    <li>
      <a
        href={inboxHref({ filter, conversationId: null })}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onChoose(filter);
        }}
        className={clsx(
          'flex h-7 items-center gap-2 rounded-sm border px-[7px] transition-colors pointer-coarse:h-11',
          isCurrent
            ? 'border-line bg-surface font-medium text-text'
            : 'border-transparent text-text-2 hover:bg-active [&_svg]:text-text-3',
        )}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {label}
        </span>
        {warning}
        {count !== null && count > 0 && (
          <span
            className={clsx(
              'text-12 tabular-nums',
              isStrong ? 'font-medium text-text' : 'font-text text-text-3',
            )}
          >
            {count}
          </span>
        )}
      </a>
      {children}
    </li>
  );
}
