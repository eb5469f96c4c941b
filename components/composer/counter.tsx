'use client';

import { useWords } from '@/lib/words/words-context';

/** How much of the channel's limit is used, counted as the channel counts. */
export function Counter({ used, limit }: { readonly used: number; readonly limit: number | null }) {
  const { t } = useWords();
  if (limit === null) return null;
  const over = used - limit;
  if (over > 0) {
    return (
      <span role="alert" className="text-12 font-medium whitespace-nowrap text-danger-text tabular-nums">
        {t('composer.over', { over, limit })}
      </span>
    );
  }
  return (
    <span className="text-12 whitespace-nowrap text-text-3 tabular-nums">
      <span aria-hidden="true">{t('composer.counter', { used, limit })}</span>
      <span className="sr-only">{t('composer.counterLabel', { used, limit })}</span>
    </span>
  );
}
