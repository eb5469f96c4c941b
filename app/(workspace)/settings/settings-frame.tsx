'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { SettingsNav, type SettingsPart } from '@/components/settings/settings-nav';
import { FreshnessLine } from '@/components/shell/freshness-line';
import { SideColumn } from '@/components/shell/side-column';
import { EmptyState } from '@/components/ui/empty-state';
import { useFreshness } from '@/lib/client/freshness';
import { useIsClient } from '@/lib/client/is-client';
import { useSession } from '@/lib/client/queries/session';
import { type Action, may } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { accounts } from '@/lib/words/en/accounts';
import { settings } from '@/lib/words/en/settings';
import { useWords } from '@/lib/words/words-context';

addWords({ ...accounts, ...settings });

/** Who may see each part; everybody where nothing is asked. */
const needed: Record<SettingsPart, Action | null> = {
  channels: 'manage-settings',
  intake: 'manage-settings',
  people: 'manage-people',
  replies: null,
  tags: 'manage-tags',
  login: null,
  'sign-ins': null,
  workspace: 'manage-settings',
  hours: 'manage-settings',
  audit: 'manage-settings',
  api: 'manage-settings',
  webhooks: 'manage-settings',
};
const parts = Object.keys(needed) as SettingsPart[];

/** The settings beside their navigation, for those who may change them. The server asks again at every change. */
export function SettingsFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const { agent } = useSession();
  const freshness = useFreshness();
  const isClient = useIsClient();
  const path = usePathname();
  const current = parts.find((part) => path.endsWith(`/${part}`)) ?? 'channels';
  const action = needed[current];
  const title = t(may(agent.role, 'manage-settings') ? 'settings.title' : 'settings.own');
  return (
    <>
      <SideColumn title={title} foot={<FreshnessLine freshness={freshness} />}>
        <SettingsNav current={current} role={agent.role} />
      </SideColumn>
      {action === null || may(agent.role, action) ? (
        isClient && children
      ) : (
        <main id="main" className="sheet min-w-0 flex-1">
          <EmptyState title={t('settings.notAllowed')} fact={t('settings.notAllowedFact')} />
        </main>
      )}
    </>
  );
}
