import { useNow } from '@/lib/client/now';
import type { AccountHealth } from '@/lib/contract/account-health';
import { useWords } from '@/lib/words/words-context';

/** What of the platform's messages this version does not know, so that a change of theirs is seen before it is felt. */
export function OddityList({ oddities }: { readonly oddities: AccountHealth['oddities'] }) {
  const { t, span } = useWords();
  const now = useNow();
  return (
    <section aria-labelledby="oddities" className="mt-5">
      <h3 id="oddities" className="font-semi">
        {t('account.odd')}
      </h3>
      <p className="mt-0.5 mb-2 text-text-3">{t('account.oddLead')}</p>
      <ul className="grid gap-1.5">
        {oddities.map(({ member, value, count, lastAt }) => (
          <li key={`${member} ${value}`} className="flex flex-wrap justify-between gap-x-3">
            <code dir="ltr" className="wrap-anywhere">
              {t(value === '' ? 'account.oddMember' : 'account.oddValue', { member, value })}
            </code>
            <span className="text-text-3 tabular-nums">
              {t('account.oddCount', { n: count, ago: span(Math.max(now - Date.parse(lastAt), 0)) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
