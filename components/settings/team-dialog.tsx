'use client';

import type { FailureCode } from '@/lib/client/http';
import type { Agent } from '@/lib/contract/agent';
import type { Team, TeamDraft } from '@/lib/contract/team';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';

interface TeamDialogProps {
  /** Null makes a new one. */
  readonly team: Team | null;
  readonly agents: readonly Agent[];
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onSave: (draft: TeamDraft) => void;
  readonly onClose: () => void;
}

/** A team's name and who is in it. */
export function TeamDialog({ team, agents, failure, isPending, onSave, onClose }: TeamDialogProps) {
  const { t } = useWords();
  const submit = (fields: FormData) => {
    onSave({ name: String(fields.get('name')), memberIds: fields.getAll('member').map(String) });
  };
  const title = team ? t('teams.change', { name: team.name }) : t('teams.add');
  return (
    <Dialog title={title} closeLabel={t('common.close')} onClose={onClose}>
      <DialogForm
        submitLabel={t('common.save')}
        cancelLabel={t('common.cancel')}
        failure={failure && t(failure === 'already-taken' ? 'teams.taken' : `error.${failure}`)}
        isPending={isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <TextField
          id="team-name"
          name="name"
          label={t('teams.name')}
          defaultValue={team?.name ?? ''}
          autoComplete="off"
          maxLength={80}
          required
        />
        <fieldset>
          <legend className="mb-1.5 font-medium">{t('teams.members')}</legend>
          {agents
            .filter(({ isActive }) => isActive)
            .map(({ id, name }) => (
              <label key={id} className="flex min-h-8 items-center gap-2.5 pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  name="member"
                  value={id}
                  defaultChecked={team?.memberIds.includes(id)}
                  className="size-4 accent-accent"
                />
                <bdi>{name}</bdi>
              </label>
            ))}
        </fieldset>
      </DialogForm>
    </Dialog>
  );
}
