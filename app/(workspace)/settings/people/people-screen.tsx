'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AddPersonDialog } from '@/components/settings/add-person-dialog';
import { PeopleTable } from '@/components/settings/people-table';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useChangeAgent } from '@/lib/client/mutations/change-agent';
import { useCreateAgent } from '@/lib/client/mutations/create-agent';
import { passwordWordOf } from '@/lib/client/password-words';
import { useAgents } from '@/lib/client/queries/agents';
import { useSession } from '@/lib/client/queries/session';
import type { Agent, AgentChange, NewAgent } from '@/lib/contract/agent';
import { addWords } from '@/lib/words/catalogue';
import { passwords } from '@/lib/words/en/passwords';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';
import { Teams } from './teams';

addWords(passwords);

/** The people of the workspace and their roles. */
export function PeopleScreen() {
  const { t } = useWords();
  const { agent: viewer } = useSession();
  const agents = useAgents();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const changeAgent = useChangeAgent();
  const [isAdding, setAdding] = useState(false);
  const people = agents.data?.agents.map(({ agent }) => agent) ?? null;
  const change = ({ id: agentId, name }: Agent, wanted: AgentChange) =>
    changeAgent.mutate(
      { agentId, change: wanted },
      {
        onSuccess: () => toast({ text: t('users.changed', { name }) }),
        onError: sayWhy,
      },
    );
  return (
    <SettingsPage
      title={t('settings.users')}
      lead={people ? t('users.lead', { n: people.filter(({ isActive }) => isActive).length }) : ''}
      nav={<SettingsNav current="people" role={viewer.role} />}
      action={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
          {t('users.add')}
        </Button>
      }
    >
      {people && <PeopleTable agents={people} viewerId={viewer.id} onChange={change} />}
      {people && <Teams />}
      {!people && !agents.isError && <Skeleton className="appear-late h-60 rounded-lg" />}
      {agents.isError && !people && (
        <EmptyState
          title={t('users.failed')}
          fact={t(`error.${failureCodeOf(agents.error)}`)}
          action={<Button onClick={() => void agents.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
      {isAdding && <Adding onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}

function Adding({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const createAgent = useCreateAgent();
  const add = (created: NewAgent) =>
    createAgent.mutate(created, {
      onSuccess: () => {
        toast({ text: t('users.added', { name: created.name }) });
        onClose();
      },
    });
  return (
    <AddPersonDialog
      failure={createAgent.isError ? passwordWordOf(createAgent.error) : null}
      isPending={createAgent.isPending}
      onAdd={add}
      onClose={onClose}
    />
  );
}
