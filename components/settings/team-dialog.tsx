'use client';

import type { FormEvent } from 'react';
import type { FailureCode } from '@/lib/client/http';
import type { Agent } from '@/lib/contract/agent';
import type { Team, TeamDraft } from '@/lib/contract/team';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FieldError, TextField } from '../ui/field';

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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    onSave({ name: String(fields.get('name')), memberIds: fields.getAll('member').map(String) });
  };
  const title = team ? t('teams.change', { name: team.name }) : t('teams.add');
  return (
    <Dialog title={title} closeLabel={t('common.close')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5 px-5 pb-5">
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
        {failure && (
          <FieldError>{t(failure === 'already-taken' ? 'teams.taken' : `error.${failure}`)}</FieldError>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" aria-busy={isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
