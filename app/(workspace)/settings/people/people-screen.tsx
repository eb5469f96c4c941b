'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { DeactivateDialog } from '@/components/settings/deactivate-dialog';
import { PeopleTable } from '@/components/settings/people-table';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useChangeAgent } from '@/lib/client/mutations/change-agent';
import { useOfferPasswordReset } from '@/lib/client/mutations/password-reset';
import { useSignOutAgent } from '@/lib/client/mutations/sign-ins';
import { useAgents } from '@/lib/client/queries/agents';
import { useSession } from '@/lib/client/queries/session';
import type { Agent, AgentChange } from '@/lib/contract/agent';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { Invitations, Inviting } from './invitations';
import { OneTimeLink } from './one-time-link';
import { Teams } from './teams';

/** The people of the workspace and their roles. */
export function PeopleScreen() {
  const { t } = useWords();
  const { agent: viewer } = useSession();
  const agents = useAgents();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const changeAgent = useChangeAgent();
  const signOutAgent = useSignOutAgent();
  const [isInviting, setInviting] = useState(false);
  const [leaver, setLeaver] = useState<Agent | null>(null);
  const people = agents.data?.agents.map(({ agent }) => agent) ?? null;
  const change = ({ id: agentId, name }: Agent, wanted: AgentChange) =>
    changeAgent.mutate(
      { agentId, change: wanted },
      {
        onSuccess: () => toast({ text: t('users.changed', { name }) }),
        onError: sayWhy,
      },
    );
  const signOut = ({ id, name }: Agent) =>
    signOutAgent.mutate(id, {
      onSuccess: () => toast({ text: t('users.signedOut', { name }) }),
      onError: sayWhy,
    });
  const reset = useOfferPasswordReset();
  const resetPassword = ({ id, name }: Agent) =>
    reset.mutate(
      { agentId: id, name },
      {
        onError: (error) =>
          failureCodeOf(error) === 'state-refused'
            ? toast({ text: t('users.resetElsewhere', { name }) })
            : sayWhy(error),
      },
    );
  return (
    <SettingsPage
      title={t('settings.users')}
      lead={people ? t('users.lead', { n: people.filter(({ isActive }) => isActive).length }) : ''}
      nav={<SettingsNav current="people" role={viewer.role} />}
      action={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setInviting(true)}>
          {t('users.invite')}
        </Button>
      }
    >
      {people && (
        <PeopleTable
          agents={people}
          viewerId={viewer.id}
          onChange={(agent, wanted) => (wanted.isActive === false ? setLeaver(agent) : change(agent, wanted))}
          onSignOut={signOut}
          onResetPassword={resetPassword}
        />
      )}
      {people && leaver && (
        <DeactivateDialog
          agent={leaver}
          others={people.filter(({ id, isActive }) => isActive && id !== leaver.id)}
          onDeactivate={(handOverToId) => {
            change(leaver, { isActive: false, handOverToId });
            setLeaver(null);
          }}
          onClose={() => setLeaver(null)}
        />
      )}
      {reset.data && (
        <OneTimeLink
          name={reset.variables.name}
          link={reset.data.link}
          label={t('users.resetLink')}
          hint={t('users.resetHint')}
          onClose={reset.reset}
        />
      )}
      {people && <Invitations />}
      {people && <Teams />}
      <ReadState query={agents} failed={t('users.failed')} skeleton="h-60" />
      {isInviting && <Inviting onClose={() => setInviting(false)} />}
    </SettingsPage>
  );
}
