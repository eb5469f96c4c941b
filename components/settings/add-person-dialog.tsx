'use client';

import type { NewAgent } from '@/lib/contract/agent';
import { roles } from '@/lib/domain/permission';
import type { WordKey } from '@/lib/words/en';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';

interface AddPersonDialogProps {
  /** Why they were not added. */
  readonly failure: WordKey | null;
  readonly isPending: boolean;
  readonly onAdd: (created: NewAgent) => void;
  readonly onClose: () => void;
}

/** Adds somebody who may sign in. */
export function AddPersonDialog({ failure, isPending, onAdd, onClose }: AddPersonDialogProps) {
  const { t } = useWords();
  const submit = (fields: FormData) => {
    const text = (name: string) => String(fields.get(name));
    const role = roles.find((known) => known === text('role')) ?? 'agent';
    onAdd({ name: text('name'), email: text('email'), password: text('password'), role });
  };
  return (
    <Dialog title={t('users.add')} closeLabel={t('common.close')} onClose={onClose}>
      <DialogForm
        submitLabel={t('users.create')}
        cancelLabel={t('common.cancel')}
        failure={failure && t(failure === 'error.already-taken' ? 'users.taken' : failure)}
        isPending={isPending}
        onSubmit={submit}
        onClose={onClose}
      >
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
      </DialogForm>
    </Dialog>
  );
}
