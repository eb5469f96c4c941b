'use client';

import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { WorkspaceForm } from '@/components/settings/workspace-form';
import { useToast } from '@/components/ui/toasts';
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
      <ReadState query={settings} failed={t('workspace.failed')} skeleton="h-60 max-w-[520px]" />
    </SettingsPage>
  );
}
