'use client';

import { lazy, Suspense, useState } from 'react';
import { ForbiddenChannels } from '@/components/settings/forbidden-channels';
import { RightsTable } from '@/components/settings/rights-table';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { useToast } from '@/components/ui/toasts';
import { channelGroups } from '@/lib/client/channel-groups';
import { useChangeChannel } from '@/lib/client/mutations/change-channel';
import { type TeamGrant, useGrantTeamRights } from '@/lib/client/mutations/grant-team-rights';
import { useOrderChannels } from '@/lib/client/mutations/place-channels';
import { useSession } from '@/lib/client/queries/session';
import type { Channel, ChannelChange } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { Accounts, ConnectButton, useWizard } from './accounts';
import { AddChannel } from './add-channel';
import { useRemovingChannel } from './use-removing-channel';

const PeopleRightsDialog = lazy(() => import('./people-rights-dialog'));
const TemplatesDialog = lazy(() => import('./templates-dialog'));

/** The connected accounts, the channels they brought and who may do what on them. */
export function ChannelsScreen() {
  const { t } = useWords();
  const { agent, accounts, channels, teams } = useSession();
  const wizard = useWizard();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const changeChannel = useChangeChannel();
  const grantTeamRights = useGrantTeamRights();
  const order = useOrderChannels();
  const remove = useRemovingChannel();
  const [isAdding, setAdding] = useState(false);
  const [catalogueOf, setCatalogueOf] = useState<Channel | null>(null);
  const [peopleOf, setPeopleOf] = useState<string | null>(null);
  const saying = {
    onSuccess: (changed: Channel | null) =>
      changed &&
      toast({ text: t('rights.saved', { channel: changed.name ?? channelTypeName(changed.type) }) }),
    onError: sayWhy,
  };
  const change = (channelId: string, wanted: ChannelChange) =>
    changeChannel.mutate({ channelId, change: wanted }, saying);
  const grant = (wanted: TeamGrant) => grantTeamRights.mutate(wanted, saying);
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
        teams={teams}
        onChange={change}
        onGrant={grant}
        onTemplates={setCatalogueOf}
        onPeople={({ id }) => setPeopleOf(id)}
        onRemove={remove}
        onOrder={(channelIds) => order.mutate(channelIds, { onError: sayWhy })}
        onAdd={() => setAdding(true)}
      />
      {isAdding && <AddChannel onClose={() => setAdding(false)} />}
      {peopleOf && (
        <Suspense fallback={null}>
          <PeopleRightsDialog channelId={peopleOf} onClose={() => setPeopleOf(null)} />
        </Suspense>
      )}
      {catalogueOf && (
        <Suspense fallback={null}>
          <TemplatesDialog channel={catalogueOf} onClose={() => setCatalogueOf(null)} />
        </Suspense>
      )}
    </SettingsPage>
  );
}
