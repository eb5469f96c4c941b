import { useNow } from '@/lib/client/now';
import type { Channel } from '@/lib/contract/channel';
import { useWords } from '@/lib/words/words-context';

/** When something was heard of a channel last. */
export function LastEvent({ at }: { readonly at: string | null }) {
  const { t, span } = useWords();
  const now = useNow(1000);
  return (
    <span className="inline-flex items-center gap-[7px]">
      <i className={`size-[7px] rounded-full ${at === null ? 'border border-text-3' : 'bg-ok'}`} />
      {at === null ? t('account.never') : t('span.ago', { span: span(now - Date.parse(at)) })}
    </span>
  );
}

/** How many messages came without an event, and that they are here; for admins, who alone see this table. */
export function LedgerCells({ ledger }: Pick<Channel, 'ledger'>) {
  const { t, span } = useWords();
  const now = useNow(1000);
  const { lastSweepAt = null, holesFound: found = 0, holesFilled: filled = 0 } = ledger ?? {};
  return (
    <>
      <td className="px-2 whitespace-nowrap text-text-2">
        {lastSweepAt === null
          ? t('account.never')
          : t('span.ago', { span: span(now - Date.parse(lastSweepAt)) })}
      </td>
      <td className="px-2 whitespace-nowrap text-text-2">
        {found === 0 ? t('rights.holesNone') : t('rights.holesCount', { filled, found })}
      </td>
    </>
  );
}
