'use client';

import { PeopleRights } from '@/components/settings/people-rights';
import { ReadState } from '@/components/settings/read-state';
import { Dialog } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { type OwnGrant, useGrantOwnRights, usePendingGrants } from '@/lib/client/mutations/grant-own-rights';
import { peopleOnChannel } from '@/lib/client/people-on-channel';
import { useAgents } from '@/lib/client/queries/agents';
import { useSession } from '@/lib/client/queries/session';
import type { AgentList } from '@/lib/contract/agent';
import type { Channel } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';

interface PeopleRightsDialogProps {
  readonly channelId: string;
  readonly onClose: () => void;
}

/** What single agents may do on a channel, for as long as there is such a channel. */
export default function PeopleRightsDialog({ channelId, onClose }: PeopleRightsDialogProps) {
  const { t } = useWords();
  const channel = useSession().channels.find(({ id }) => id === channelId);
  if (!channel) return null;
  return (
    <Dialog
      title={t('rights.peopleOn', { channel: channel.name ?? channelTypeName(channel.type) })}
      description={t('rights.peopleLead')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <People channel={channel} />
    </Dialog>
  );
}

function People({ channel }: { readonly channel: Channel }) {
  const { t } = useWords();
  const { teams } = useSession();
  const agents = useAgents();
  const pending = usePendingGrants();
  const { grant, trouble } = useGrant(channel);
  if (agents.data) {
    const people = peopleOnChannel(channel, withGrants(agents.data.agents, pending), teams);
    return (
      <>
        {trouble !== null && (
          <div className="px-5 pb-3">
            <FieldError>{trouble}</FieldError>
          </div>
        )}
        <PeopleRights channel={channel} people={people} onGrant={grant} />
      </>
    );
  }
  return <ReadState query={agents} failed={t('users.failed')} skeleton="mx-5 mb-5 h-40" />;
}

interface Granting {
  readonly grant: (wanted: Omit<OwnGrant, 'channelId'>) => void;
  /** Why the latest one was not done. */
  readonly trouble: string | null;
}

function useGrant(channel: Channel): Granting {
  const { t } = useWords();
  const toast = useToast();
  const { agents } = useSession();
  const { mutate, error, variables } = useGrantOwnRights();
  const nameOf = (agentId?: string) => agents.find(({ id }) => id === agentId)?.name ?? t('common.somebody');
  const saved = (agentId: string) =>
    t('rights.personSaved', {
      name: nameOf(agentId),
      channel: channel.name ?? channelTypeName(channel.type),
    });
  const said = (code: ReturnType<typeof failureCodeOf>) =>
    code === 'state-refused'
      ? t('rights.personMoved', { name: nameOf(variables?.agentId) })
      : t(`error.${code}`);
  return {
    grant: (wanted) =>
      mutate(
        { channelId: channel.id, ...wanted },
        { onSuccess: () => toast({ text: saved(wanted.agentId) }) },
      ),
    trouble: error && said(failureCodeOf(error)),
  };
}

/** The agents as they will be when all that is being said was taken. */
function withGrants(people: AgentList['agents'], pending: readonly OwnGrant[]): AgentList['agents'] {
  return people.map(({ agent, ownRights }) => ({
    agent,
    ownRights: pending
      .filter(({ agentId }) => agentId === agent.id)
      .reduce(
        (rights, grant) => [
          ...rights.filter(({ channelId }) => channelId !== grant.channelId),
          ...(grant.rights ? [{ channelId: grant.channelId, rights: grant.rights }] : []),
        ],
        ownRights,
      ),
  }));
}
