import { useState } from 'react';
import { type ConnectDraft, keepConnectDraft, readConnectDraft } from '@/lib/client/connect-draft';
import { failureCodeOf } from '@/lib/client/http';
import { useCheckApp } from '@/lib/client/mutations/connect-account';
import { type ConnectCheck, isPassed } from '@/lib/domain/connect';
import { useWords } from '@/lib/words/words-context';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { TextAreaField } from '../ui/text-area-field';
import { Checking, CheckList } from './check-list';
import { StepForm } from './step-form';

/** What the app's registration shows, beside what the draft keeps. */
export interface EnteredApp extends ConnectDraft {
  readonly clientSecret: string;
}

interface AppStepProps {
  readonly entered: EnteredApp | null;
  /** What came of an earlier try, which led back here. */
  readonly earlier: readonly ConnectCheck[];
  readonly onDone: (entered: EnteredApp) => void;
  readonly onClose: () => void;
}

/** Which server and which app; tried before anybody signs in. */
export function AppStep({ entered, earlier, onDone, onClose }: AppStepProps) {
  const { t } = useWords();
  const check = useCheckApp();
  const [draft, setDraft] = useState(() => entered ?? readConnectDraft());
  const enter = (change: Partial<ConnectDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    const { name, serverUrl, clientId, basePath, generation, eventFilters } = next;
    keepConnectDraft({ name, serverUrl, clientId, basePath, generation, eventFilters });
  };
  const submit = (fields: FormData) => {
    const clientSecret = String(fields.get('secret'));
    const { serverUrl, clientId, basePath } = draft;
    check.mutate(
      { serverUrl, clientId, clientSecret, ...(basePath.trim() && { basePath: basePath.trim() }) },
      { onSuccess: (found) => found && isPassed(found.checks) && onDone({ ...draft, clientSecret }) },
    );
  };
  const checks = check.data?.checks ?? (check.isIdle ? earlier : []);
  return (
    <StepForm
      lead={t('connect.app.lead')}
      submitLabel={t('connect.check')}
      backLabel={t('common.cancel')}
      failure={check.error && t(`error.${failureCodeOf(check.error)}`)}
      isPending={check.isPending}
      onSubmit={submit}
      onBack={onClose}
    >
      <TextField
        id="connect-name"
        label={t('connect.name')}
        hint={t('connect.nameHint')}
        value={draft.name}
        onChange={(event) => enter({ name: event.target.value })}
        maxLength={80}
        autoComplete="off"
        required
      />
      <TextField
        id="connect-server"
        label={t('connect.server')}
        value={draft.serverUrl}
        onChange={(event) => enter({ serverUrl: event.target.value })}
        inputMode="url"
        autoComplete="off"
        dir="ltr"
        required
      />
      <TextField
        id="connect-client"
        label={t('connect.clientId')}
        value={draft.clientId}
        onChange={(event) => enter({ clientId: event.target.value })}
        autoComplete="off"
        dir="ltr"
        required
      />
      <TextField
        id="connect-secret"
        name="secret"
        type="password"
        label={t('connect.clientSecret')}
        hint={t('connect.secretHint')}
        defaultValue={entered?.clientSecret}
        autoComplete="off"
        dir="ltr"
        required
      />
      <Advanced draft={draft} onEnter={enter} />
      {check.isPending && <Checking />}
      {!check.isPending && checks.length > 0 && <CheckList checks={checks} />}
    </StepForm>
  );
}

interface AdvancedProps {
  readonly draft: ConnectDraft;
  readonly onEnter: (change: Partial<ConnectDraft>) => void;
}

/** What is detected, and may be said otherwise. */
function Advanced({ draft, onEnter }: AdvancedProps) {
  const { t } = useWords();
  return (
    <details>
      <summary className="text-text-2">{t('connect.advanced')}</summary>
      <div className="mt-3 grid gap-3.5">
        <TextField
          id="connect-path"
          label={t('connect.basePath')}
          hint={t('connect.basePathHint')}
          value={draft.basePath}
          onChange={(event) => onEnter({ basePath: event.target.value })}
          autoComplete="off"
          dir="ltr"
          pattern="(/[A-Za-z0-9_.~\-]+)*"
        />
        <SelectField
          id="connect-generation"
          label={t('connect.generation')}
          value={draft.generation}
          onChange={(event) => onEnter({ generation: generationOf(event.target.value) })}
          options={(['undetected', 'channel', 'source'] as const).map((value) => ({
            value,
            label: t(`connect.generation.${value}`),
          }))}
        />
        <TextAreaField
          id="connect-events"
          label={t('connect.eventFilters')}
          hint={t('connect.eventFiltersHint')}
          value={draft.eventFilters}
          onChange={(event) => onEnter({ eventFilters: event.target.value })}
          rows={3}
          dir="ltr"
        />
      </div>
    </details>
  );
}

function generationOf(value: string): ConnectDraft['generation'] {
  return value === 'channel' || value === 'source' ? value : 'undetected';
}
