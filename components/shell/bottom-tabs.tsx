'use client';

import { CircleUserRound, Inbox, Settings2 } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '@/lib/words/words-context';
import { Count } from '../ui/count';
import { PageLink } from '../ui/page-link';

interface BottomTabsProps {
  readonly current: 'inbox' | 'admin';
  readonly canManage: boolean;
  readonly ownCount: number;
  /** Makes the viewer's own menu of its button. */
  readonly account: (trigger: ReactElement<React.ComponentProps<'button'>>) => ReactNode;
}

const tab =
  'relative grid min-h-12 flex-1 content-center justify-items-center gap-0.5 pt-1.5 pb-1 text-11 font-medium text-text-3 aria-[current]:text-text';

/** The phone's places, at the bottom where the thumb is. */
export function BottomTabs({ current, canManage, ownCount, account }: BottomTabsProps) {
  const { t } = useWords();
  return (
    <nav
      aria-label={t('shell.main')}
      className="flex flex-none border-t border-line bg-surface px-1 pt-1 pb-[max(0.25rem,env(safe-area-inset-bottom))] sm:hidden"
    >
      <TabLink
        href="/inbox"
        label={t('shell.inbox')}
        isCurrent={current === 'inbox'}
        icon={<Inbox size={22} />}
      >
        <span className="absolute top-0.5 start-[calc(50%+5px)] rounded-full ring-2 ring-surface">
          <Count value={ownCount} label={t('row.unread', { n: ownCount })} />
        </span>
      </TabLink>
      {canManage && (
        <TabLink
          href="/settings/channels"
          label={t('shell.admin')}
          isCurrent={current === 'admin'}
          icon={<Settings2 size={22} />}
        />
      )}
      {account(
        <button type="button" className={tab}>
          <CircleUserRound size={22} />
          {t('shell.you')}
        </button>,
      )}
    </nav>
  );
}

interface TabLinkProps {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly icon: ReactNode;
  readonly children?: ReactNode;
}

function TabLink({ href, label, isCurrent, icon, children }: TabLinkProps) {
  return (
    <PageLink href={href} aria-current={isCurrent ? 'page' : undefined} className={tab}>
      {icon}
      {label}
      {children}
    </PageLink>
  );
}
