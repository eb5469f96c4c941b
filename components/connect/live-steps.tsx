import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '@/lib/contract/account';
import type { Channel } from '@/lib/contract/channel';
import { capabilityOf, channelTypeName } from '@/lib/domain/channel';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { ChannelDisc } from '../ui/channel-glyph';
import { PageLink } from '../ui/page-link';
import { Spinner } from '../ui/spinner';
import { WebhookState } from './webhook-state';

interface StepFrameProps {
  readonly foot: ReactNode;
  readonly children: ReactNode;
}

function StepFrame({ foot, children }: StepFrameProps) {
  return (
    <div className="flex flex-1 flex-col">
      <div className="grid flex-1 content-start gap-3.5 px-5 pb-5">{children}</div>
      <div className="sticky bottom-0 flex justify-end gap-2 border-t border-line bg-raised px-5 py-3">
        {foot}
      </div>
    </div>
  );
}

/** Whether RingCentral will tell us of new messages; it changes by itself while one looks. */
export function WebhookStep({ account, onDone }: { readonly account: Account; readonly onDone: () => void }) {
  const { t } = useWords();
  return (
    <StepFrame
      foot={
        <Button look="primary" onClick={onDone}>
          {t('connect.webhook.continue')}
        </Button>
      }
    >
      <WebhookState account={account} />
    </StepFrame>
  );
}

interface MessagesStepProps {
  readonly account: Account;
  readonly channels: readonly Channel[];
  readonly onClose: () => void;
}

/** What comes in, as it comes. */
export function MessagesStep({ account, channels, onClose }: MessagesStepProps) {
  const { t } = useWords();
  const isRead = account.importCompletedAt !== null;
  const found = channels.filter(({ accountId }) => accountId === account.id);
  return (
    <StepFrame
      foot={
        <>
          <Button onClick={onClose}>{t('connect.messages.stay')}</Button>
          <PageLink
            href="/inbox/all"
            className="inline-flex h-8 items-center rounded-sm bg-accent px-3 font-medium text-on-accent"
          >
            {t('connect.messages.open')}
          </PageLink>
        </>
      }
    >
      <p role="status" className="flex items-center gap-2 tabular-nums">
        {isRead ? <Check size={14} className="text-ok-text" /> : <Spinner size={14} />}
        {t(isRead ? 'connect.messages.read' : 'connect.messages.reading', { n: account.importedCount })}
      </p>
      {found.length === 0 && <p className="text-text-2">{t('connect.messages.none')}</p>}
      {found.length > 0 && (
        <ul aria-label={t('connect.messages.channels')} className="grid">
          {found.map((channel) => (
            <li key={channel.id} className="flex items-center gap-2.5 border-b border-line py-2.5">
              <ChannelDisc glyph={capabilityOf(channel.type)?.glyph ?? 'unknown'} />
              <span dir="auto">{channel.name ?? channelTypeName(channel.type)}</span>
            </li>
          ))}
        </ul>
      )}
    </StepFrame>
  );
}
