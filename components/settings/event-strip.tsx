import { useWords } from '@/lib/words/words-context';

const HEIGHT = 20;
const MINUTES = 60;

/** Events of each of the last sixty minutes, one bar a minute; before they are read the line is empty. */
export function EventStrip({ counts }: { readonly counts: readonly number[] }) {
  const { t } = useWords();
  const most = Math.max(...counts, 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <svg
      role="img"
      aria-label={t('account.events', { n: total })}
      viewBox={`0 0 ${MINUTES * 4} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mb-1.5 h-5 w-full fill-data rtl:-scale-x-100"
    >
      <path d={`M0 ${HEIGHT - 0.5}H${MINUTES * 4}`} className="stroke-line-strong" strokeDasharray="2 2" />
      <path d={counts.map((count, minute) => barOf(minute, count / most)).join('')} />
    </svg>
  );
}

/** @param share 0 to 1 of the height; whatever is not nothing can be seen */
function barOf(minute: number, share: number): string {
  if (share === 0) return '';
  const height = Math.max(2, Math.round(share * HEIGHT));
  return `M${minute * 4} ${HEIGHT - height}h3v${height}h-3z`;
}
