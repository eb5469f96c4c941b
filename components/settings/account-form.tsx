'use client';

import type { FailureCode } from '@/lib/client/http';
import type { Account } from '@/lib/contract/account';
import type { AccountChange } from '@/lib/contract/connect';
import { addWords } from '@/lib/words/catalogue';
import { connect as words } from '@/lib/words/en/connect';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { TextAreaField } from '../ui/text-area-field';

addWords(words);

interface AccountFormProps {
  readonly account: Account;
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onSave: (change: AccountChange) => void;
  readonly onClose: () => void;
}

const generations = ['undetected', 'channel', 'source'] as const;

/** What an admin decides of a connected account; everything else is what RingCentral says. */
export default function AccountForm({ account, failure, isPending, onSave, onClose }: AccountFormProps) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('account.changeTitle', { account: account.name })}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <DialogForm
        submitLabel={t('common.save')}
        cancelLabel={t('common.cancel')}
        failure={failure && t(`error.${failure}`)}
        isPending={isPending}
        onSubmit={(fields) => onSave(changeOf(fields, account))}
        onClose={onClose}
      >
        <TextField
          id="account-name"
          name="name"
          label={t('connect.name')}
          hint={t('connect.nameHint')}
          defaultValue={account.name}
          autoComplete="off"
          maxLength={80}
          required
        />
        <TextField
          id="account-limit"
          name="limit"
          type="number"
          label={t('account.limit')}
          hint={t('account.limitHint')}
          defaultValue={account.monthlyLimit ?? ''}
          min={1}
          max={10_000_000}
          inputMode="numeric"
        />
        <Addressing account={account} />
      </DialogForm>
    </Dialog>
  );
}

/** Where and how the platform is asked: right by itself, but for servers of a kind of their own. */
function Addressing({ account }: { readonly account: Account }) {
  const { t } = useWords();
  return (
    <>
      <TextField
        id="account-path"
        name="path"
        label={t('connect.basePath')}
        defaultValue={account.basePath}
        autoComplete="off"
        dir="ltr"
        pattern="(/[A-Za-z0-9_.~\-]+)+"
        required
      />
      <SelectField
        id="account-generation"
        name="generation"
        label={t('connect.generation')}
        defaultValue={account.isGenerationFixed ? account.generation : 'undetected'}
        options={generations.map((value) => ({ value, label: t(`connect.generation.${value}`) }))}
      />
      <TextAreaField
        id="account-events"
        name="events"
        label={t('connect.eventFilters')}
        hint={t('connect.eventFiltersHint')}
        defaultValue={account.eventFilters.join('\n')}
        rows={3}
        dir="ltr"
      />
    </>
  );
}

/** Only what differs: to be asked elsewhere makes the webhook anew. */
function changeOf(fields: FormData, account: Account): AccountChange {
  const told = (name: string) => String(fields.get(name) ?? '').trim();
  const generation = generations.find((value) => value === told('generation')) ?? 'undetected';
  const eventFilters = told('events')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const monthlyLimit = told('limit') === '' ? null : Number(told('limit'));
  const was = account.isGenerationFixed ? account.generation : 'undetected';
  return {
    ...(told('name') !== account.name && { name: told('name') }),
    ...(monthlyLimit !== account.monthlyLimit && { monthlyLimit }),
    ...(told('path') !== account.basePath && { basePath: told('path') }),
    ...(generation !== was && { generation }),
    ...(eventFilters.join() !== account.eventFilters.join() && { eventFilters }),
  };
}
