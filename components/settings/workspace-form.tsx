'use client';

import type { ReactNode } from 'react';
import type { WorkspaceChange, WorkspaceSettings } from '@/lib/contract/workspace';
import { returnChoices, undoChoices } from '@/lib/domain/workspace-settings';
import { type Speech, useWords } from '@/lib/words/words-context';
import { SelectField } from '../ui/select-field';

interface WorkspaceFormProps {
  readonly settings: WorkspaceSettings;
  readonly isPending: boolean;
  readonly onChange: (change: WorkspaceChange) => void;
}

/** What an admin decides for everybody. Each choice counts at once. */
export function WorkspaceForm({ settings, isPending, onChange }: WorkspaceFormProps) {
  const { t } = useWords();
  const { undoPrivateSeconds, undoPublicSeconds, returnAfterMinutes } = settings;
  const waits = (current: number) =>
    optionsOf(undoChoices, current, (seconds) => t('workspace.seconds', { seconds: seconds ?? 0 }));
  return (
    <div className="grid max-w-[520px] gap-8">
      <Group id="undo" title={t('workspace.undo')} lead={t('workspace.undoLead')}>
        <SelectField
          id="undo-public"
          label={t('workspace.undoPublic')}
          disabled={isPending}
          value={String(undoPublicSeconds)}
          options={waits(undoPublicSeconds)}
          onChange={({ target }) => onChange({ undoPublicSeconds: chosenIn(undoChoices, target.value) })}
        />
        <SelectField
          id="undo-private"
          label={t('workspace.undoPrivate')}
          disabled={isPending}
          value={String(undoPrivateSeconds)}
          options={waits(undoPrivateSeconds)}
          onChange={({ target }) => onChange({ undoPrivateSeconds: chosenIn(undoChoices, target.value) })}
        />
      </Group>
      <Group id="absence" title={t('workspace.absence')} lead={t('workspace.absenceLead')}>
        <SelectField
          id="return-after"
          label={t('workspace.returnAfter')}
          disabled={isPending}
          value={String(returnAfterMinutes)}
          options={optionsOf(returnChoices, returnAfterMinutes, (minutes) => spanOf(minutes, t))}
          onChange={({ target }) => onChange({ returnAfterMinutes: chosenIn(returnChoices, target.value) })}
        />
      </Group>
    </div>
  );
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

function Group({ id, title, lead, children }: GroupProps) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <div>
        <h2 id={id} className="text-15 font-semi tracking-title">
          {title}
        </h2>
        <p className="mt-0.5 text-text-3">{lead}</p>
      </div>
      {children}
    </section>
  );
}

/** The choices; one that is set otherwise, as by an older version, is shown too. */
function optionsOf(
  choices: readonly (number | null)[],
  current: number | null,
  wordsOf: (choice: number | null) => string,
) {
  const all = choices.includes(current) ? choices : [current, ...choices];
  return all.map((choice) => ({ value: String(choice), label: wordsOf(choice) }));
}

/** Undefined for what stands already and cannot be chosen. */
function chosenIn<Choice extends number | null>(
  choices: readonly Choice[],
  value: string,
): Choice | undefined {
  return choices.find((choice) => String(choice) === value);
}

function spanOf(minutes: number | null, t: Speech['t']): string {
  if (minutes === null) return t('workspace.never');
  return minutes % 60 === 0
    ? t('workspace.hours', { hours: minutes / 60 })
    : t('workspace.minutes', { minutes });
}
