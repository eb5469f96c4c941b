'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '@/lib/contract/account';
import type { Channel } from '@/lib/contract/channel';
import { channelTypeName } from '@/lib/domain/channel';
import { type IntakeFilter, intakeFates } from '@/lib/domain/intake';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { TimeRange } from './time-range';

interface IntakeFiltersProps {
  readonly filter: IntakeFilter;
  readonly accounts: readonly Account[];
  readonly channels: readonly Channel[];
  readonly onChange: (filter: IntakeFilter) => void;
}

/** What is looked for in the intake. */
export function IntakeFilters({ filter, onChange, ...known }: IntakeFiltersProps) {
  const { t } = useWords();
  // A time that was entered by half is kept by the browser alone: only new fields are sure to be empty.
  const [round, setRound] = useState(0);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const clear = () => {
    setRound(round + 1);
    onChange({});
  };
  return (
    <search aria-label={t('intake.search')} className="mb-4 grid gap-3">
      <div key={round} className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        <IntakeChoices filter={filter} {...known} onChange={onChange} />
        <TextField
          id="intake-content"
          label={t('intake.content')}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            const contentId = event.currentTarget.value.trim() || undefined;
            onChange({ ...filter, contentId });
          }}
        />
        <TimeRange onChange={(range) => onChange({ ...filter, ...range })} />
      </div>
      {isNarrowed && (
        <Button look="quiet" size="sm" className="justify-self-start" icon={<X size={14} />} onClick={clear}>
          {t('ledger.clear')}
        </Button>
      )}
    </search>
  );
}

function IntakeChoices({ filter, accounts, channels, onChange }: IntakeFiltersProps) {
  const { t } = useWords();
  const any = { value: '', label: t('intake.any') };
  return (
    <>
      <SelectField
        id="intake-fate"
        label={t('intake.fate')}
        value={filter.fate ?? ''}
        options={[any, ...intakeFates.map((fate) => ({ value: fate, label: t(`intake.fate.${fate}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, fate: intakeFates.find((fate) => fate === value) })
        }
      />
      <SelectField
        id="intake-channel"
        label={t('intake.channel')}
        value={filter.channelId ?? ''}
        options={[any, ...channels.map((channel) => ({ value: channel.id, label: nameOf(channel) }))]}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, channelId: value || undefined })}
      />
      <SelectField
        id="intake-account"
        label={t('intake.account')}
        value={filter.accountId ?? ''}
        options={[any, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, accountId: value || undefined })}
      />
    </>
  );
}

function nameOf({ type, name, externalId }: Channel): string {
  return `${channelTypeName(type)}, ${name ?? externalId}`;
}
