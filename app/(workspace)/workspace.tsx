'use client';

import { useQueryClient } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { BottomTabs } from '@/components/shell/bottom-tabs';
import { Rail } from '@/components/shell/rail';
import { WhenWanted } from '@/components/ui/when-wanted';
import { seedSession } from '@/lib/client/cache';
import { useInboxLocation } from '@/lib/client/inbox-location';
import { useLiveFeed } from '@/lib/client/live-feed';
import { useSession } from '@/lib/client/queries/session';
import { useTabTitle } from '@/lib/client/tab-title';
import { enterWorkspace } from '@/lib/client/this-workspace';
import type { Session } from '@/lib/contract/session';
import { may } from '@/lib/domain/permission';
import { personalCount } from '@/lib/domain/personal-count';
import { useWords } from '@/lib/words/words-context';

/** The viewer's own menu is not part of the first load. */
const loadAccount = () => import('./account');
const Account = lazy(loadAccount);
const DemoControls = lazy(() => import('./demo-controls'));
const Later = lazy(() => import('./later'));

interface WorkspaceProps {
  readonly session: Session;
  readonly children: ReactNode;
}

/** The frame around every page behind the sign-in, and the one connection that keeps it live. */
export function Workspace({ session, children }: WorkspaceProps) {
  const client = useQueryClient();
  useState(() => {
    enterWorkspace(session.workspace.id);
    seedSession(client, session);
  });
  return <Frame>{children}</Frame>;
}

function Frame({ children }: { readonly children: ReactNode }) {
  useLiveFeed();
  const { t } = useWords();
  const { agent, counts, workspace, workspaces } = useSession();
  const current = usePathname().startsWith('/settings') ? 'admin' : 'inbox';
  const { conversationId } = useInboxLocation();
  const canManage = may(agent.role, 'manage-settings');
  const ownCount = personalCount(counts.views);
  const title = workspaces.length > 1 ? t('shell.titleIn', { workspace: workspace.name }) : 'Foyer';
  useTabTitle(t('shell.tabTitle', { n: ownCount, title }));
  const account = (trigger: ReactElement<React.ComponentProps<'button'>>) => (
    <WhenWanted trigger={trigger} opens="menu" load={loadAccount}>
      <Account trigger={trigger} />
    </WhenWanted>
  );
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-(--z-toast) focus:m-2 focus:rounded-sm focus:bg-raised focus:p-2"
      >
        {t('shell.skip')}
      </a>
      {workspace.isDemo && (
        <Suspense fallback={<div className="min-h-8 flex-none bg-active" />}>
          <DemoControls />
        </Suspense>
      )}
      <div className="flex min-h-0 flex-1">
        <Rail current={current} canManage={canManage} agent={agent} account={account} />
        {children}
      </div>
      {!(current === 'inbox' && conversationId) && (
        <BottomTabs current={current} canManage={canManage} ownCount={ownCount} account={account} />
      )}
      <Suspense fallback={null}>
        <Later />
      </Suspense>
    </div>
  );
}
