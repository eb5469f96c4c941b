'use client';

import { lazy, Suspense, useState } from 'react';
import { ForbiddenChannels } from '@/components/settings/forbidden-channels';
import { RightsTable } from '@/components/settings/rights-table';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { useToast } from '@/components/ui/toasts';
import { channelGroups } from '@/lib/client/channel-groups';
import { useChangeChannel } from '@/lib/client/mutations/change-channel';
import { useOrderChannels } from '@/lib/client/mutations/place-channels';
import { useSession } from '@/lib/client/queries/session';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { Accounts, ConnectButton, useWizard } from './accounts';
import { AddChannel } from './add-channel';

const TemplatesDialog = lazy(() => import('./templates-dialog'));

/** The connected accounts, the channels they brought and who may do what on them. */
export function ChannelsScreen() {
  const { t } = useWords();
  const { agent, accounts, channels } = useSession();
  const wizard = useWizard();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const changeChannel = useChangeChannel();
  const order = useOrderChannels();
  const [isAdding, setAdding] = useState(false);
  const [catalogueOf, setCatalogueOf] = useState<Channel | null>(null);
  const change = (channelId: string, wanted: ChannelChange) =>
    changeChannel.mutate(
      { channelId, change: wanted },
      {
        onSuccess: (changed) =>
          changed &&
          toast({ text: t('rights.saved', { channel: changed.name ?? channelTypeName(changed.type) }) }),
        onError: sayWhy,
      },
    );
  return (
    <SettingsPage
      title={t('settings.channels')}
      lead={t('accounts.lead', { accounts: accounts.length, channels: channels.length })}
      action={<ConnectButton wizard={wizard} />}
      nav={<SettingsNav current="channels" role={agent.role} />}
    >
      <Accounts wizard={wizard} />
      <ForbiddenChannels
        channels={channels}
        onRetest={(channelId) => change(channelId, { isForbidden: false })}
      />
      <RightsTable
        groups={channelGroups({ channels, accounts })}
        onChange={change}
        onTemplates={setCatalogueOf}
        onOrder={(channelIds) => order.mutate(channelIds, { onError: sayWhy })}
        onAdd={() => setAdding(true)}
      />
      {isAdding && <AddChannel onClose={() => setAdding(false)} />}
      {catalogueOf && (
        <Suspense fallback={null}>
          <TemplatesDialog channel={catalogueOf} onClose={() => setCatalogueOf(null)} />
        </Suspense>
      )}
    </SettingsPage>
  );
}
