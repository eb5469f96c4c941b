'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ReadState } from '@/components/settings/read-state';
import { SettingsNav } from '@/components/settings/settings-nav';
import { SettingsPage } from '@/components/settings/settings-page';
import { WebhookList } from '@/components/settings/webhook-list';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useSession } from '@/lib/client/queries/session';
import { useWebhooks } from '@/lib/client/queries/webhooks';
import type { OutgoingWebhook } from '@/lib/contract/outgoing-webhook';
import { addWords } from '@/lib/words/catalogue';
import { api } from '@/lib/words/en/api';
import { ledgers } from '@/lib/words/en/ledgers';
import { webhooks as words } from '@/lib/words/en/webhooks';
import { useWords } from '@/lib/words/words-context';
import { EditingWebhook } from './editing-webhook';
import { RenewedSecret } from './renewed-secret';
import { useWebhookActs } from './use-webhook-acts';
import { WebhookLog } from './webhook-log';

addWords({ ...words, ...api, ...ledgers });

/** Whom we tell what happens: added, changed, tested, watched. */
export function WebhooksScreen() {
  const { t } = useWords();
  const { agent } = useSession();
  const [edited, setEdited] = useState<OutgoingWebhook | 'new' | null>(null);
  const [loggedId, setLoggedId] = useState<string | null>(null);
  const webhooks = useWebhooks();
  const { actsOf, renewed, forget } = useWebhookActs({ onLog: setLoggedId, onChange: setEdited });
  const logged = webhooks.data?.find(({ id }) => id === loggedId);
  return (
    <SettingsPage
      title={t('settings.webhooks')}
      lead={t('webhooks.lead')}
      nav={<SettingsNav current="webhooks" role={agent.role} />}
      action={
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setEdited('new')}>
          {t('webhooks.make')}
        </Button>
      }
    >
      <ReadState query={webhooks} failed={t('webhooks.failed')} skeleton="h-24" />
      {webhooks.data?.length === 0 && <EmptyState title={t('webhooks.none')} fact={t('webhooks.noneFact')} />}
      {webhooks.data && webhooks.data.length > 0 && <WebhookList webhooks={webhooks.data} actsOf={actsOf} />}
      {logged && <WebhookLog key={logged.id} webhook={logged} onClose={() => setLoggedId(null)} />}
      {edited && (
        <EditingWebhook webhook={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {renewed && <RenewedSecret made={renewed} onClose={forget} />}
    </SettingsPage>
  );
}
