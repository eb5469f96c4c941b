'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import type { Agent } from '@/lib/contract/agent';
import { type AuditFilter, auditGroups } from '@/lib/domain/audit';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { SelectField } from '../ui/select-field';
import { TimeRange } from './time-range';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly agents: readonly Agent[];
  readonly onChange: (filter: AuditFilter) => void;
}

/** What is looked for in the audit log. */
export function AuditFilters({ filter, agents, onChange }: AuditFiltersProps) {
  const { t } = useWords();
  // A time that was entered by half is kept by the browser alone: only new fields are sure to be empty.
  const [round, setRound] = useState(0);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const clear = () => {
    setRound(round + 1);
    onChange({});
  };
  const everybody = { value: '', label: t('audit.everybody') };
  const everything = { value: '', label: t('audit.everything') };
  return (
    <search aria-label={t('audit.search')} className="mb-4 grid gap-3">
      <div key={round} className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <SelectField
          id="audit-person"
          label={t('audit.person')}
          value={filter.agentId ?? ''}
          options={[everybody, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget: { value } }) => onChange({ ...filter, agentId: value || undefined })}
        />
        <SelectField
          id="audit-part"
          label={t('audit.part')}
          value={filter.group ?? ''}
          options={[
            everything,
            ...auditGroups.map((group) => ({ value: group, label: t(`audit.group.${group}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, group: auditGroups.find((group) => group === value) })
          }
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
