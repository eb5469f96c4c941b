'use client';

import { IncidentTable } from '@/components/settings/incident-table';
import { OddityList } from '@/components/settings/oddity-list';
import { ReadState } from '@/components/settings/read-state';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { useAccountHealth, useIncidents } from '@/lib/client/queries/account-health';
import type { Account } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';

interface HistoryDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Everything that was wrong with an account, and what of its messages nobody here knows. */
export default function HistoryDialog({ account, onClose }: HistoryDialogProps) {
  const { t } = useWords();
  const incidents = useIncidents(account.id);
  const health = useAccountHealth().data?.find(({ accountId }) => accountId === account.id);
  return (
    <Dialog
      kind="end"
      title={t('account.historyTitle', { account: account.name })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        <ReadState query={incidents} failed={t('account.historyFailed')} skeleton="h-40" />
        {incidents.data?.length === 0 && (
          <EmptyState title={t('account.historyNone')} fact={t('account.historyNoneFact')} />
        )}
        {incidents.data && incidents.data.length > 0 && <IncidentTable incidents={incidents.data} />}
        {health && health.oddities.length > 0 && <OddityList oddities={health.oddities} />}
      </div>
    </Dialog>
  );
}
