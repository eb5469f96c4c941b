'use client';

import { useState } from 'react';
import type { Channel } from '@/lib/contract/channel';
import type { NewWebhook, OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { webhookEventTypes } from '@/lib/domain/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { Dialog } from '../ui/dialog';
import { DialogForm } from '../ui/dialog-form';
import { TextField } from '../ui/field';
import { ChannelChoices, chosenChannels } from './channel-choices';
import { Choice, Choices } from './choices';

interface WebhookDialogProps {
  /** Null: a new one. */
  readonly webhook: OutgoingWebhook | null;
  readonly channels: readonly Channel[];
  /** What is wrong with the address, and with anything else; null where nothing is. */
  readonly urlError: string | null;
  readonly failure: string | null;
  readonly isPending: boolean;
  readonly onSave: (wanted: NewWebhook) => void;
  readonly onClose: () => void;
}

type Lack = 'webhooks.noEvent' | 'api.noChannel';

/** Asks who is told, of what, and of which channels. */
export function WebhookDialog({ webhook, channels, onSave, onClose, ...state }: WebhookDialogProps) {
  const { t } = useWords();
  const [lack, setLack] = useState<Lack | null>(null);
  const submit = (fields: FormData) => {
    const wanted = wantedBy(fields);
    const lacks = lackOf(wanted);
    setLack(lacks);
    if (lacks === null) onSave(wanted);
  };
  return (
    <Dialog
      title={webhook ? t('webhooks.changeOf', { name: webhook.name }) : t('webhooks.make')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <DialogForm
        submitLabel={t(webhook ? 'webhooks.changeDo' : 'webhooks.makeDo')}
        cancelLabel={t('common.cancel')}
        failure={state.failure}
        isPending={state.isPending}
        onSubmit={submit}
        onClose={onClose}
      >
        <WhereTo webhook={webhook} urlError={state.urlError} />
        <Choices title={t('webhooks.events')} error={lack === 'webhooks.noEvent' ? t(lack) : null}>
          {webhookEventTypes.map((type) => (
            <Choice
              key={type}
              type="checkbox"
              name="event"
              value={type}
              defaultChecked={webhook ? webhook.eventTypes.includes(type) : type === 'message.saved'}
            >
              {t(`webhooks.event.${type}`)}
              <span className="font-mono text-11 text-text-3">{type}</span>
            </Choice>
          ))}
        </Choices>
        <ChannelChoices
          channels={channels}
          everyChannel={t('webhooks.everyChannel')}
          chosen={webhook?.channelIds ?? null}
          error={lack === 'api.noChannel' ? t(lack) : null}
        />
      </DialogForm>
    </Dialog>
  );
}

function WhereTo({ webhook, urlError }: Pick<WebhookDialogProps, 'webhook' | 'urlError'>) {
  const { t } = useWords();
  return (
    <>
      <TextField
        id="webhook-name"
        name="name"
        label={t('webhooks.name')}
        hint={t('webhooks.nameHint')}
        defaultValue={webhook?.name}
        autoComplete="off"
        maxLength={80}
        required
      />
      <TextField
        id="webhook-url"
        name="url"
        type="url"
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        error={urlError}
        placeholder="https://"
        defaultValue={webhook?.url}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        required
      />
    </>
  );
}

function wantedBy(fields: FormData): NewWebhook {
  return {
    name: String(fields.get('name')),
    url: String(fields.get('url')),
    eventTypes: webhookEventTypes.filter((type) => fields.getAll('event').includes(type)),
    channelIds: chosenChannels(fields),
  };
}

function lackOf({ eventTypes, channelIds }: NewWebhook): Lack | null {
  if (eventTypes.length === 0) return 'webhooks.noEvent';
  return channelIds?.length === 0 ? 'api.noChannel' : null;
}
