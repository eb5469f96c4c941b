'use client';

import { Ellipsis, KeyRound, ListChecks, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';

export interface WebhookActs {
  readonly onLog: () => void;
  readonly onTest: () => void;
  readonly onChange: () => void;
  readonly onRest: (isResting: boolean) => void;
  readonly onRenew: () => void;
  readonly onRemove: () => void;
}

interface WebhookMenuProps {
  readonly webhook: OutgoingWebhook;
  readonly acts: WebhookActs;
}

/** What an admin may do with a webhook. What cannot be taken back is asked about first. */
export function WebhookMenu({ webhook, acts }: WebhookMenuProps) {
  const { t } = useWords();
  const [asked, setAsked] = useState<'remove' | 'renew' | null>(null);
  const { name, rest } = webhook;
  const label = t('webhooks.menu', { name });
  const item = (key: 'test' | 'change' | 'pause' | 'resume' | 'renew' | 'remove', Icon: typeof Send) => ({
    key,
    label: t(`webhooks.${key}`),
    icon: <Icon size={14} />,
  });
  return (
    <div className="flex items-center gap-1">
      <Button look="quiet" size="sm" icon={<ListChecks size={14} />} onClick={acts.onLog}>
        {t('webhooks.log')}
      </Button>
      <Menu
        label={label}
        align="end"
        trigger={<IconButton label={label} icon={<Ellipsis size={16} />} />}
        items={[
          { ...item('test', Send), onSelect: acts.onTest },
          { ...item('change', Pencil), onSelect: acts.onChange },
          rest === null
            ? { ...item('pause', Pause), onSelect: () => acts.onRest(true) }
            : { ...item('resume', Play), onSelect: () => acts.onRest(false) },
          { ...item('renew', KeyRound), onSelect: () => setAsked('renew') },
          { ...item('remove', Trash2), isDanger: true, onSelect: () => setAsked('remove') },
        ]}
      />
      {asked && (
        <Question
          name={name}
          asked={asked}
          onDo={asked === 'remove' ? acts.onRemove : acts.onRenew}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

interface QuestionProps {
  readonly name: string;
  readonly asked: 'remove' | 'renew';
  readonly onDo: () => void;
  readonly onClose: () => void;
}

function Question({ name, asked, onDo, onClose }: QuestionProps) {
  const { t } = useWords();
  return (
    <Dialog
      kind="alert"
      title={t(`webhooks.${asked}Title`, { name })}
      description={t(`webhooks.${asked}Fact`)}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="flex justify-end gap-2 px-5 pb-5">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          look={asked === 'remove' ? 'danger' : 'primary'}
          onClick={() => {
            onClose();
            onDo();
          }}
        >
          {t(`webhooks.${asked}Do`)}
        </Button>
      </div>
    </Dialog>
  );
}
