import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import { type ConnectCheck, isGrave } from '@/lib/domain/connect';
import { useWords } from '@/lib/words/words-context';
import { Spinner } from '../ui/spinner';

/** What was tried with RingCentral; what is wrong says so, and how it is cured. */
export function CheckList({ checks }: { readonly checks: readonly ConnectCheck[] }) {
  const { t } = useWords();
  return (
    <ul aria-label={t('connect.checks')} className="grid gap-2 rounded-md border border-line px-3 py-2.5">
      {checks.map((check) => (
        <li key={check.step} className="flex gap-2">
          <CheckMark check={check} />
          {check.fault === null ? <span>{t(`connect.check.${check.step}`)}</span> : <Fault check={check} />}
        </li>
      ))}
    </ul>
  );
}

/** While it is tried. */
export function Checking() {
  const { t } = useWords();
  return (
    <p role="status" className="flex items-center gap-2 text-text-2">
      <Spinner size={14} />
      {t('connect.checking')}
    </p>
  );
}

function CheckMark({ check }: { readonly check: ConnectCheck }) {
  const place = 'mt-0.5 shrink-0';
  if (check.fault === null) return <Check size={14} className={`${place} text-ok-text`} />;
  return isGrave(check) ? (
    <CircleAlert size={14} className={`${place} text-danger-text`} />
  ) : (
    <TriangleAlert size={14} className={`${place} text-warn-text`} />
  );
}

function Fault({ check }: { readonly check: ConnectCheck }) {
  const { t } = useWords();
  const { fault, detail } = check;
  if (fault === null) return null;
  return (
    <div role={isGrave(check) ? 'alert' : undefined} className="min-w-0">
      <p className="font-medium">{t(`connect.fault.${fault}`)}</p>
      <p className="text-text-2">{t(`connect.cure.${fault}`)}</p>
      {detail && (
        <p dir="auto" className="mt-0.5 text-12 wrap-anywhere text-text-3">
          {t('connect.said', { detail })}
        </p>
      )}
    </div>
  );
}
