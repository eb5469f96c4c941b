'use client';

import { useState } from 'react';
import { AuditFilters } from '@/components/settings/audit-filters';
import { AuditTable } from '@/components/settings/audit-table';
import { ExportLinks, LedgerFoot } from '@/components/settings/ledger-foot';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { EmptyState } from '@/components/ui/empty-state';
import { filterParams } from '@/lib/client/filter-params';
import { useAudit } from '@/lib/client/queries/audit';
import { useSession } from '@/lib/client/queries/session';
import type { AuditFilter } from '@/lib/domain/audit';
import { addWords } from '@/lib/words/catalogue';
import { audit as words } from '@/lib/words/en/audit';
import { ledgers } from '@/lib/words/en/ledgers';
import { useWords } from '@/lib/words/words-context';

addWords({ ...words, ...ledgers });

/** What was done to the workspace, by whom and when. */
export function AuditScreen() {
  const { t } = useWords();
  const { agent, agents } = useSession();
  const [filter, setFilter] = useState<AuditFilter>({});
  const audit = useAudit(filter);
  const entries = audit.data?.pages.flatMap((page) => page.entries);
  return (
    <SettingsPage
      title={t('settings.audit')}
      lead={t('audit.lead')}
      nav={<SettingsNav current="audit" role={agent.role} />}
      action={<ExportLinks path="/api/audit/export" params={filterParams({ ...filter })} />}
    >
      <AuditFilters filter={filter} agents={agents} onChange={setFilter} />
      {entries && entries.length > 0 && <AuditTable entries={entries} />}
      {entries?.length === 0 && <NothingHere filter={filter} />}
      <ReadState query={audit} failed={t('audit.failed')} skeleton="h-96" />
      <LedgerFoot
        isLoadingMore={audit.isFetchingNextPage}
        onLoadMore={audit.hasNextPage ? () => void audit.fetchNextPage() : null}
      />
    </SettingsPage>
  );
}

function NothingHere({ filter }: { readonly filter: AuditFilter }) {
  const { t } = useWords();
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return isNarrowed ? (
    <EmptyState title={t('audit.noMatch')} />
  ) : (
    <EmptyState title={t('audit.empty')} fact={t('audit.emptyFact')} />
  );
}
