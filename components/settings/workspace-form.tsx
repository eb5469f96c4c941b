'use client';

import type { ReactNode } from 'react';
import type { WorkspaceChange, WorkspaceSettings } from '@/lib/contract/workspace';
import { defaultLanguages, languageNames } from '@/lib/domain/language';
import { returnChoices, type Theme, themes, undoChoices } from '@/lib/domain/workspace-settings';
import { type Speech, useWords } from '@/lib/words/words-context';
import { SelectField } from '../ui/select-field';
import { PersonLinks } from './person-links';

interface WorkspaceFormProps {
  readonly settings: WorkspaceSettings;
  readonly isPending: boolean;
  readonly onChange: (change: WorkspaceChange) => void;
}

/** What an admin decides for everybody. Each choice counts at once. */
export function WorkspaceForm({ settings, isPending, onChange }: WorkspaceFormProps) {
  const { t } = useWords();
  const secondsOf = (seconds: number) => t('workspace.seconds', { seconds });
  return (
    <div className="grid max-w-[520px] gap-8">
      <Group id="undo" title={t('workspace.undo')} lead={t('workspace.undoLead')}>
        <Choice
          id="undo-public"
          label={t('workspace.undoPublic')}
          disabled={isPending}
          choices={undoChoices}
          current={settings.undoPublicSeconds}
          wordsOf={secondsOf}
          onChoose={(undoPublicSeconds) => onChange({ undoPublicSeconds })}
        />
        <Choice
          id="undo-private"
          label={t('workspace.undoPrivate')}
          disabled={isPending}
          choices={undoChoices}
          current={settings.undoPrivateSeconds}
          wordsOf={secondsOf}
          onChoose={(undoPrivateSeconds) => onChange({ undoPrivateSeconds })}
        />
      </Group>
      <Group id="absence" title={t('workspace.absence')} lead={t('workspace.absenceLead')}>
        <Choice
          id="return-after"
          label={t('workspace.returnAfter')}
          disabled={isPending}
          choices={returnChoices}
          current={settings.returnAfterMinutes}
          wordsOf={(minutes) => spanOf(minutes, t)}
          onChoose={(returnAfterMinutes) => onChange({ returnAfterMinutes })}
        />
      </Group>
      <Group id="colours" title={t('workspace.colours')} lead={t('workspace.coloursLead')}>
        <SelectField
          id="default-language"
          label={t('workspace.language')}
          disabled={isPending}
          value={settings.defaultLanguage}
          options={defaultLanguages.map((value) => ({
            value,
            label: value === 'browser' ? t('workspace.languageOfBrowser') : languageNames[value],
          }))}
          onChange={({ target }) => {
            const defaultLanguage = defaultLanguages.find((language) => language === target.value);
            if (defaultLanguage) onChange({ defaultLanguage });
          }}
        />
        <SelectField
          id="default-theme"
          label={t('workspace.theme')}
          disabled={isPending}
          value={settings.defaultTheme}
          options={themes.map((theme) => ({ value: theme, label: t(`shell.theme.${theme}`) }))}
          onChange={({ target }) => {
            const defaultTheme: Theme | undefined = themes.find((theme) => theme === target.value);
            if (defaultTheme) onChange({ defaultTheme });
          }}
        />
      </Group>
      <Group id="links" title={t('workspace.links')} lead={t('workspace.linksLead')}>
        <PersonLinks
          links={settings.personLinks}
          isPending={isPending}
          onChange={(personLinks) => onChange({ personLinks })}
        />
      </Group>
    </div>
  );
}

interface ChoiceProps<Value extends Base, Base extends number | null> {
  readonly id: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly choices: readonly Value[];
  /** One that cannot be chosen, as an older version may have set it, is shown too. */
  readonly current: Base;
  readonly wordsOf: (value: Base) => string;
  readonly onChoose: (value: Value) => void;
}

/** One figure out of a few. */
function Choice<Value extends Base, Base extends number | null>(props: ChoiceProps<Value, Base>) {
  const { choices, current, wordsOf, onChoose, ...field } = props;
  const shown: readonly Base[] = choices.some((value) => value === current) ? choices : [current, ...choices];
  return (
    <SelectField
      {...field}
      value={String(current)}
      options={shown.map((value) => ({ value: String(value), label: wordsOf(value) }))}
      onChange={({ target }) => {
        const chosen = choices.find((value) => String(value) === target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    />
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

function spanOf(minutes: number | null, t: Speech['t']): string {
  if (minutes === null) return t('workspace.never');
  return minutes % 60 === 0
    ? t('workspace.hours', { hours: minutes / 60 })
    : t('workspace.minutes', { minutes });
}
