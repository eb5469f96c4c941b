'use client';

import { RotateCw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IntakeFilters } from '@/components/settings/intake-filters';
import { IntakeTable } from '@/components/settings/intake-table';
import { ExportLinks, LedgerFoot } from '@/components/settings/ledger-foot';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { filterParams } from '@/lib/client/filter-params';
import { useIntake } from '@/lib/client/queries/intake';
import { useSession } from '@/lib/client/queries/session';
import type { IntakeEvent } from '@/lib/contract/intake';
import { type IntakeFilter, settledFates } from '@/lib/domain/intake';
import { addWords } from '@/lib/words/catalogue';
import { intake as words } from '@/lib/words/en/intake';
import { ledgers } from '@/lib/words/en/ledgers';
import { useWords } from '@/lib/words/words-context';
import { useReplay } from './use-replay';

addWords({ ...words, ...ledgers });

const EventDialog = lazy(() => import('./event-dialog'));

/** Every delivery of the platform and what became of it: to be searched, looked at, replayed and exported. */
export function IntakeScreen() {
  const { t } = useWords();
  const { agent, accounts, channels } = useSession();
  const [filter, setFilter] = useState<IntakeFilter>({});
  const [opened, setOpened] = useState<IntakeEvent | null>(null);
  const intake = useIntake(filter);
  const events = intake.data?.pages.flatMap((page) => page.events);
  return (
    <SettingsPage
      title={t('settings.intake')}
      lead={t('intake.lead')}
      nav={<SettingsNav current="intake" role={agent.role} />}
      action={<ExportLinks path="/api/intake/export" params={filterParams({ ...filter })} />}
    >
      <IntakeFilters filter={filter} accounts={accounts} channels={channels} onChange={setFilter} />
      <div className="flex flex-wrap gap-2 pb-3">
        <Button icon={<RotateCw size={14} />} onClick={() => void intake.refetch()}>
          {t('intake.refresh')}
        </Button>
        <ReplayAll filter={filter} />
      </div>
      {events && events.length > 0 && (
        <IntakeTable
          events={events}
          accounts={accounts}
          channels={channels}
          onOpen={(id) => setOpened(events.find((event) => event.id === id) ?? null)}
        />
      )}
      {events?.length === 0 && <NothingHere filter={filter} />}
      <ReadState query={intake} failed={t('intake.failed')} skeleton="h-96" />
      <LedgerFoot
        isLoadingMore={intake.isFetchingNextPage}
        onLoadMore={intake.hasNextPage ? () => void intake.fetchNextPage() : null}
      />
      {opened && (
        <Suspense fallback={null}>
          <EventDialog event={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </SettingsPage>
  );
}

function NothingHere({ filter }: { readonly filter: IntakeFilter }) {
  const { t } = useWords();
  return isNarrowed(filter) ? (
    <EmptyState title={t('intake.noMatch')} fact={t('intake.noMatchFact')} />
  ) : (
    <EmptyState title={t('intake.empty')} fact={t('intake.emptyFact')} />
  );
}

/** Offered for what went wrong, where the list shows all of one fate and nothing else narrows it. */
function ReplayAll({ filter: { fate, ...rest } }: { readonly filter: IntakeFilter }) {
  const { t } = useWords();
  const replay = useReplay();
  const settled = settledFates.find((known) => known === fate);
  if (settled === undefined || settled === 'imported' || isNarrowed(rest)) return null;
  return (
    <Button
      offReason={replay.isPending ? t('intake.replayWaits') : null}
      onClick={() => replay.run({ fate: settled })}
    >
      {t('intake.replayAll')}
    </Button>
  );
}

function isNarrowed(filter: IntakeFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
