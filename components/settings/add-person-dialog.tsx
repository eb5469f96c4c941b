'use client';

import type { FormEvent } from 'react';
import type { FailureCode } from '@/lib/client/http';
import type { NewAgent } from '@/lib/contract/agent';
import { roles } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FieldError, TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';

interface AddPersonDialogProps {
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onAdd: (created: NewAgent) => void;
  readonly onClose: () => void;
}

/** Adds somebody who may sign in. */
export function AddPersonDialog({ failure, isPending, onAdd, onClose }: AddPersonDialogProps) {
  const { t } = useWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name));
    const role = roles.find((known) => known === text('role')) ?? 'agent';
    onAdd({ name: text('name'), email: text('email'), password: text('password'), role });
  };
  return (
    <Dialog title={t('users.add')} closeLabel={t('common.close')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3.5 px-5 pb-5">
        <TextField
          id="new-name"
          name="name"
          label={t('users.name')}
          autoComplete="off"
          maxLength={80}
          required
        />
        <TextField
          id="new-email"
          name="email"
          type="email"
          label={t('users.email')}
          autoComplete="off"
          required
        />
        <SelectField
          id="new-role"
          name="role"
          label={t('users.role')}
          defaultValue="agent"
          options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <TextField
          id="new-password"
          name="password"
          type="password"
          label={t('users.password')}
          hint={t('users.passwordHint')}
          autoComplete="new-password"
          minLength={10}
          required
        />
        {failure && (
          <FieldError>{t(failure === 'already-taken' ? 'users.taken' : `error.${failure}`)}</FieldError>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" aria-busy={isPending}>
            {t('users.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
