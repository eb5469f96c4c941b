'use client';

import { Check } from 'lucide-react';
import { Checking, CheckList } from '@/components/connect/check-list';
import { WebhookState } from '@/components/connect/webhook-state';
import { Dialog } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import type { FailureCode } from '@/lib/client/http';
import { useNow } from '@/lib/client/now';
import type { Account } from '@/lib/contract/account';
import type { ConnectCheck } from '@/lib/domain/connect';
import { addWords } from '@/lib/words/catalogue';
import { connect as words } from '@/lib/words/en/connect';
import { useWords } from '@/lib/words/words-context';

addWords(words);

interface CheckDialogProps {
  readonly account: Account;
  /** When what was missed was looked for since; null until it was. */
  readonly sweptAt: string | null;
  /** Null while it is tried. */
  readonly checks: readonly ConnectCheck[] | null;
  readonly failure: FailureCode | null;
  readonly onClose: () => void;
}

/** What comes of checking an account, step by step; webhook and sweep tell of themselves as they go. */
export default function CheckDialog({ account, sweptAt, checks, failure, onClose }: CheckDialogProps) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('account.checking', { account: account.name })}
      description={t('account.checkLead')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <div className="grid gap-3 px-5 pb-5">
        {failure && <FieldError>{t(`error.${failure}`)}</FieldError>}
        {!failure && checks === null && <Checking />}
        {checks && <CheckList checks={checks} />}
        {checks && <WebhookState account={account} />}
        {checks && <Sweep sweptAt={sweptAt} />}
      </div>
    </Dialog>
  );
}

function Sweep({ sweptAt }: Pick<CheckDialogProps, 'sweptAt'>) {
  const { t, span } = useWords();
  const now = useNow(1000);
  if (sweptAt === null) {
    return (
      <p role="status" className="flex items-center gap-2">
        <Spinner size={14} />
        {t('account.checkSweeping')}
      </p>
    );
  }
  const ago = t('span.ago', { span: span(Math.max(now - Date.parse(sweptAt), 0)) });
  return (
    <p role="status" className="flex items-center gap-2">
      <Check size={14} className="text-ok-text" />
      {t('account.checkSweep', { ago })}
    </p>
  );
}
