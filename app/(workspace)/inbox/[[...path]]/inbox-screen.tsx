'use client';

import { lazy, Suspense, useState } from 'react';
import { Banners } from '@/components/shell/banners';
import { FreshnessLine } from '@/components/shell/freshness-line';
import { SideColumn } from '@/components/shell/side-column';
import { Sidebar } from '@/components/shell/sidebar';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { troubleOf } from '@/lib/client/account-trouble';
import { useFreshness, useIsOnline } from '@/lib/client/freshness';
import { goTo, useInboxLocation } from '@/lib/client/inbox-location';
import { useMedia, widths } from '@/lib/client/media';
import { useNow } from '@/lib/client/now';
import { usePendingCount } from '@/lib/client/outbox-count';
import { useSession } from '@/lib/client/queries/session';
import type { ViewFilter } from '@/lib/domain/view';
import { useWords } from '@/lib/words/words-context';
import { ListColumn } from './list-column';

/** The open conversation is not part of the first load: the list comes first. */
const ThreadColumn = lazy(() => import('./thread-column'));
const AccountBanner = lazy(() => import('./account-banner'));
const ConversationKeys = lazy(() => import('./conversation-keys'));

/** The inbox: views, the list of one of them, the open conversation and its person. */
export function InboxScreen() {
  const { t } = useWords();
  const session = useSession();
  const { filter, conversationId } = useInboxLocation();
  const hasSidebar = useMedia(widths.sidebar);
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const freshness = useFreshness();
  const choose = (chosen: ViewFilter) => {
    setSidebarOpen(false);
    goTo({ filter: chosen, conversationId: null });
  };
  const open = (id: string | null) => goTo({ filter, conversationId: id });
  const sidebar = <Sidebar session={session} filter={filter} onChoose={choose} />;
  const foot = <FreshnessLine freshness={freshness} />;
  return (
    <>
      <SideColumn title={session.workspace.name} foot={foot}>
        {sidebar}
      </SideColumn>
      <main id="main" className="sheet flex min-w-0 flex-1 flex-col">
        <h1 className="sr-only">{t('shell.inbox')}</h1>
        <Notices />
        <div className="flex min-h-0 flex-1">
          <ListColumn
            filter={filter}
            conversationId={conversationId}
            onChoose={choose}
            onOpen={open}
            onOpenSidebar={hasSidebar ? null : () => setSidebarOpen(true)}
          />
          {conversationId === null ? (
            <div className="min-w-0 flex-1 max-md:hidden">
              <EmptyState title={t('empty.noneOpen.title')} fact={t('empty.noneOpen.fact')} />
            </div>
          ) : (
            <Suspense fallback={<div className="flex-1" />}>
              <Suspense fallback={<div className="flex-1" />}>
                <ThreadColumn
                  key={conversationId}
                  conversationId={conversationId}
                  onBack={() => open(null)}
                  onOpen={open}
                />
              </Suspense>
            </Suspense>
          )}
        </div>
      </main>
      <Suspense fallback={null}>
        <ConversationKeys onOpen={open} />
      </Suspense>
      {isSidebarOpen && (
        <Dialog
          kind="start"
          title={session.workspace.name}
          closeLabel={t('common.close')}
          onClose={() => setSidebarOpen(false)}
        >
          <div className="flex h-full flex-col px-2 pb-2">
            {sidebar}
            {foot}
          </div>
        </Dialog>
      )}
    </>
  );
}

function Notices() {
  const { agent, accounts } = useSession();
  const now = useNow(10_000);
  const freshness = useFreshness();
  const isOnline = useIsOnline();
  const waitingCount = usePendingCount();
  return (
    <div className="flex-none empty:hidden [&>*]:rounded-none">
      <Banners isOnline={isOnline} freshness={freshness} waitingCount={waitingCount}>
        {accounts.some((account) => troubleOf(account, now) !== null) && (
          <Suspense fallback={null}>
            <AccountBanner accounts={accounts} now={now} canCure={agent.role === 'admin'} />
          </Suspense>
        )}
      </Banners>
    </div>
  );
}
