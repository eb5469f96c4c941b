import { Check, CircleAlert, Radio } from 'lucide-react';
import type { Account } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';
import { Banner } from '../ui/banner';
import { Spinner } from '../ui/spinner';

/** Unreachable address, bad certificate, bad answer to the handshake. */
const DOOR_FAULTS = ['CMN-101', 'SUB-524', 'SUB-525'];

/** How an account's webhook stands, and what would cure it. */
export function WebhookState({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { subscriptionState, subscriptionProblem, subscriptionDetail } = account;
  if (subscriptionState === 'active') {
    return (
      <Banner tone="info" icon={<Check size={14} />}>
        {t('connect.webhook.active')}
      </Banner>
    );
  }
  if (subscriptionState === 'polling') {
    return (
      <>
        <Banner tone="warn" icon={<Radio size={14} />}>
          {t('connect.webhook.polling')}
        </Banner>
        <p className="text-text-2">{t('connect.webhook.pollingCure')}</p>
      </>
    );
  }
  if (subscriptionProblem === null) {
    return (
      <p role="status" className="flex items-center gap-2">
        <Spinner size={14} />
        {t('connect.webhook.asking')}
      </p>
    );
  }
  const isDoorShut = DOOR_FAULTS.includes(subscriptionProblem);
  return (
    <>
      <Banner tone="danger" icon={<CircleAlert size={14} />}>
        {t('connect.webhook.failed')}
      </Banner>
      {isDoorShut && <p>{t('connect.webhook.doorShut')}</p>}
      <p className="text-12 wrap-anywhere text-text-3" dir="auto">
        {t('connect.said', { detail: `${subscriptionProblem} ${subscriptionDetail ?? ''}` })}
      </p>
    </>
  );
}
