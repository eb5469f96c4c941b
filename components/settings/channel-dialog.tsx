'use client';

import type { FailureCode } from '@/lib/client/http';
import type { Account } from '@/lib/contract/account';
import type { NewChannel } from '@/lib/contract/channel-places';
import { channelTypeName, knownChannelTypes } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';

interface ChannelDialogProps {
  readonly accounts: readonly Account[];
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onAdd: (channel: NewChannel) => void;
  readonly onClose: () => void;
}

/** Adds a channel by the platform's id, before its first message has shown it. */
export function ChannelDialog({ accounts, failure, isPending, onAdd, onClose }: ChannelDialogProps) {
  const { t } = useWords();
  const submit = (fields: FormData) => {
    const told = (name: string) => String(fields.get(name) ?? '').trim();
    const type = knownChannelTypes.find((known) => known === told('type'));
    if (!type) return;
    const name = told('name');
    onAdd({ accountId: told('account'), externalId: told('id'), type, ...(name && { name }) });
  };
  return (
    <Dialog
      title={t('rights.add')}
      description={t('rights.addFact')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <DialogForm
        submitLabel={t('rights.addDo')}
        cancelLabel={t('common.cancel')}
        failure={failure && t(failure === 'already-taken' ? 'rights.known' : `error.${failure}`)}
        isPending={isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <SelectField
          id="channel-account"
          name="account"
          label={t('rights.account')}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          id="channel-type"
          name="type"
          label={t('rights.network')}
          options={knownChannelTypes.map((type) => ({ value: type, label: channelTypeName(type) }))}
        />
        <TextField
          id="channel-id"
          name="id"
          label={t('rights.id')}
          hint={t('rights.idHint')}
          autoComplete="off"
          dir="ltr"
          maxLength={200}
          required
        />
        <TextField
          id="channel-name"
          name="name"
          label={t('rights.nameInFoyer')}
          autoComplete="off"
          maxLength={80}
        />
      </DialogForm>
    </Dialog>
  );
}
