'use client';

import { Inbox, Settings2 } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { Agent } from '@/lib/contract/agent';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Mark } from '../ui/mark';
import { PageLink } from '../ui/page-link';

interface RailProps {
  readonly current: 'inbox' | 'admin';
  readonly canManage: boolean;
  readonly agent: Agent;
  /** Makes the viewer's own menu of its button, which stands at the foot. */
  readonly account: (trigger: ReactElement<React.ComponentProps<'button'>>) => ReactNode;
}

/** The narrow column of places, on everything wider than a phone. */
export function Rail({ current, canManage, agent, account }: RailProps) {
  const { t } = useWords();
  return (
    <nav
      aria-label={t('shell.main')}
      className="flex w-(--w-rail) flex-none flex-col items-center gap-1 pt-3 pb-2.5 max-sm:hidden"
    >
      <span className="mb-3 grid size-7 place-items-center">
        <Mark />
      </span>
      <RailLink
        href="/inbox"
        label={t('shell.inbox')}
        isCurrent={current === 'inbox'}
        icon={<Inbox size={18} />}
      />
      {canManage && (
        <RailLink
          href="/settings/channels"
          label={t('shell.admin')}
          isCurrent={current === 'admin'}
          icon={<Settings2 size={18} />}
        />
      )}
      <span className="flex-1" />
      {account(
        <button
          type="button"
          aria-label={t('shell.account', { name: agent.name })}
          data-tip={agent.name}
          className="grid size-9 place-items-center rounded-full"
        >
          <Avatar name={agent.name} seed={agent.id} size={28} />
        </button>,
      )}
    </nav>
  );
}

interface RailLinkProps {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly icon: ReactNode;
}

function RailLink({ href, label, isCurrent, icon }: RailLinkProps) {
  return (
    <PageLink
      href={href}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      data-tip={label}
      className="grid size-9 place-items-center rounded-md border border-transparent text-text-3 transition-colors hover:bg-active hover:text-text aria-[current]:border-line aria-[current]:bg-surface aria-[current]:text-text aria-[current]:shadow-1"
    >
      {icon}
    </PageLink>
  );
}
