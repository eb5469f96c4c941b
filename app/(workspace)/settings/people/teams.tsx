'use client';

import { useState } from 'react';
import { TeamDialog } from '@/components/settings/team-dialog';
import { TeamsCard } from '@/components/settings/teams-card';
import { useToast } from '@/components/ui/toasts';
import { failureCodeOf } from '@/lib/client/http';
import { useRemoveTeam } from '@/lib/client/mutations/remove-team';
import { useSaveTeam } from '@/lib/client/mutations/save-team';
import { useSession } from '@/lib/client/queries/session';
import type { Team, TeamDraft } from '@/lib/contract/team';
import { useWords } from '@/lib/words/words-context';
import { useSayWhy } from '../../use-say-why';

/** The teams of the workspace, and one of them while it is changed. */
export function Teams() {
  const { t } = useWords();
  const { teams, agents } = useSession();
  const toast = useToast();
  const sayWhy = useSayWhy();
  const removeTeam = useRemoveTeam();
  /** The team that is changed, or null for a new one. */
  const [edited, setEdited] = useState<{ readonly team: Team | null } | null>(null);
  const remove = ({ id, name }: Team) =>
    removeTeam.mutate(id, {
      onSuccess: () => toast({ text: t('teams.removed', { name }) }),
      onError: sayWhy,
    });
  return (
    <>
      <TeamsCard teams={teams} agents={agents} onEdit={(team) => setEdited({ team })} onRemove={remove} />
      {edited && <Editing team={edited.team} onClose={() => setEdited(null)} />}
    </>
  );
}

function Editing({ team, onClose }: { readonly team: Team | null; readonly onClose: () => void }) {
  const { agents } = useSession();
  const saveTeam = useSaveTeam();
  const save = (draft: TeamDraft) =>
    saveTeam.mutate(
      { id: team?.id ?? null, draft: { ...draft, expectedVersion: team?.version } },
      { onSuccess: onClose },
    );
  return (
    <TeamDialog
      team={team}
      agents={agents}
      failure={saveTeam.isError ? failureCodeOf(saveTeam.error) : null}
      isPending={saveTeam.isPending}
      onSave={save}
      onClose={onClose}
    />
  );
}
