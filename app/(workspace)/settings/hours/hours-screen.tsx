'use client';

import { HoursForm } from '@/components/settings/hours-form';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { useToast } from '@/components/ui/toasts';
import { useChangeWorkspace } from '@/lib/client/mutations/change-workspace';
import { useSession } from '@/lib/client/queries/session';
import { useWorkspaceSettings } from '@/lib/client/queries/workspace-settings';
import { addWords } from '@/lib/words/catalogue';
import { hours } from '@/lib/words/en/hours';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

addWords(hours);

/** When the team of the workspace is there. */
export function HoursScreen() {
  const { t } = useWords();
  const { agent } = useSession();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const settings = useWorkspaceSettings();
  const { mutate: change, isPending } = useChangeWorkspace();
  return (
    <SettingsPage
      title={t('settings.hours')}
      lead={t('hours.lead')}
      nav={<SettingsNav current="hours" role={agent.role} />}
    >
      {settings.data && (
        <HoursForm
          saved={settings.data}
          isPending={isPending}
          onSave={(changed, onDone) =>
            change(changed, {
              onSuccess: () => {
                onDone();
                toast({ text: t('workspace.saved') });
              },
              onError: sayWhy,
            })
          }
        />
      )}
      <ReadState query={settings} failed={t('workspace.failed')} skeleton="h-60 max-w-[680px]" />
    </SettingsPage>
  );
}
