'use client';

import { useState } from 'react';
import type { FailureCode } from '@/lib/client/http';
import type { NewApiToken } from '@/lib/contract/api-token';
import type { Channel } from '@/lib/contract/channel';
import { apiScopes, lifetimeChoices } from '@/lib/domain/api-token';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { ChannelChoices, chosenChannels } from './channel-choices';
import { Choice, Choices } from './choices';

interface TokenDialogProps {
  readonly channels: readonly Channel[];
  readonly failure: FailureCode | null;
  readonly isPending: boolean;
  readonly onMake: (wanted: NewApiToken) => void;
  readonly onClose: () => void;
}

type Lack = 'api.noScope' | 'api.noChannel';

/** Asks what a token is for, what it may do, where, and for how long. */
export function TokenDialog({ channels, failure, isPending, onMake, onClose }: TokenDialogProps) {
  const { t } = useWords();
  const [lack, setLack] = useState<Lack | null>(null);
  const submit = (fields: FormData) => {
    const wanted = wantedBy(fields);
    const lacks = lackOf(wanted);
    setLack(lacks);
    if (lacks === null) onMake(wanted);
  };
  return (
    <Dialog title={t('api.make')} closeLabel={t('common.close')} onClose={onClose}>
      <DialogForm
        submitLabel={t('api.makeDo')}
        cancelLabel={t('common.cancel')}
        failure={failure && t(`error.${failure}`)}
        isPending={isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <TextField
          id="token-name"
          name="name"
          label={t('api.name')}
          hint={t('api.nameHint')}
          autoComplete="off"
          maxLength={80}
          required
        />
        <Choices title={t('api.scopes')} error={lack === 'api.noScope' ? t(lack) : null}>
          {apiScopes.map((scope) => (
            <Choice key={scope} type="checkbox" name="scope" value={scope} defaultChecked={scope === 'read'}>
              {t(`api.scope.${scope}`)}
              <span className="text-text-3">{t(`api.scopeHint.${scope}`)}</span>
            </Choice>
          ))}
        </Choices>
        <ChannelChoices
          channels={channels}
          everyChannel={t('api.everyChannel')}
          error={lack === 'api.noChannel' ? t(lack) : null}
        />
        <SelectField
          id="token-lifetime"
          name="days"
          label={t('api.lifetime')}
          defaultValue="90"
          options={lifetimeChoices.map((n) => ({ value: `${n}`, label: t('api.days', { n }) }))}
        />
      </DialogForm>
    </Dialog>
  );
}

function wantedBy(fields: FormData): NewApiToken {
  return {
    name: String(fields.get('name')),
    scopes: apiScopes.filter((scope) => fields.getAll('scope').includes(scope)),
    channelIds: chosenChannels(fields),
    expiresInDays: lifetimeChoices.find((days) => `${days}` === fields.get('days')) ?? 90,
  };
}

function lackOf({ scopes, channelIds }: NewApiToken): Lack | null {
  if (scopes.length === 0) return 'api.noScope';
  return channelIds?.length === 0 ? 'api.noChannel' : null;
}
