'use client';

import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { WorkspaceForm } from '@/components/settings/workspace-form';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useChangeWorkspace } from '@/lib/client/mutations/change-workspace';
import { useSession } from '@/lib/client/queries/session';
import { useWorkspaceSettings } from '@/lib/client/queries/workspace-settings';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** What holds for everybody in the workspace. */
export function WorkspaceScreen() {
  const { t } = useWords();
  const { agent } = useSession();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const settings = useWorkspaceSettings();
  const { mutate: change, isPending } = useChangeWorkspace();
  return (
    <SettingsPage
      title={t('settings.workspace')}
      lead={t('workspace.lead')}
      nav={<SettingsNav current="workspace" role={agent.role} />}
    >
      {settings.data && (
        <WorkspaceForm
          settings={settings.data}
          isPending={isPending}
          onChange={(changed) =>
            change(
              { ...changed, expectedVersion: settings.data.version },
              { onSuccess: () => toast({ text: t('workspace.saved') }), onError: sayWhy },
            )
          }
        />
      )}
      {settings.isPending && <Skeleton className="appear-late h-60 max-w-[520px] rounded-lg" />}
      {!settings.data && settings.isError && (
        <EmptyState
          title={t('workspace.failed')}
          fact={t(`error.${failureCodeOf(settings.error)}`)}
          action={<Button onClick={() => void settings.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
    </SettingsPage>
  );
}
