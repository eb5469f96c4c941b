'use client';

import type { FailureCode } from '@/lib/client/http';
import type { NewInvitation } from '@/lib/contract/invitation';
import { roles } from '@/lib/domain/permission';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';

interface InviteDialogProps {
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onInvite: (invited: NewInvitation) => void;
  readonly onClose: () => void;
}

/** Asks who is to be invited, and as what. */
export function InviteDialog({ failure, isPending, onInvite, onClose }: InviteDialogProps) {
  const { t } = useWords();
  const submit = (fields: FormData) => {
    const text = (name: string) => String(fields.get(name));
    const role = roles.find((known) => known === text('role')) ?? 'agent';
    onInvite({ name: text('name'), email: text('email'), role });
  };
  return (
    <Dialog title={t('users.invite')} closeLabel={t('common.close')} onClose={onClose}>
      <DialogForm
        submitLabel={t('users.makeLink')}
        cancelLabel={t('common.cancel')}
        failure={failure && t(failure === 'already-taken' ? 'users.taken' : `error.${failure}`)}
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
      </DialogForm>
    </Dialog>
  );
}
