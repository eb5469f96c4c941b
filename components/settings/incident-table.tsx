import { useNow } from '@/lib/client/now';
import type { Incident } from '@/lib/contract/account-health';
import { useWords } from '@/lib/words/words-context';
import { Chip } from '../ui/chip';
import { Time } from '../ui/time';

const head = 'px-2 py-2 text-12 font-medium whitespace-nowrap text-text-3 text-start first:ps-4 last:pe-4';
const cell = 'px-2 py-2 align-top first:ps-4 last:pe-4';

/** What was wrong with an account, newest first: what, since when, and how long it lasted. */
export function IncidentTable({ incidents }: { readonly incidents: readonly Incident[] }) {
  const { t } = useWords();
  return (
    <div className="overflow-x-auto rounded-lg border border-line-strong">
      <table className="w-full border-collapse">
        <thead className="border-b border-line">
          <tr>
            {(['account.historyKind', 'account.historySince', 'account.historyLasted'] as const).map(
              (key) => (
                <th key={key} scope="col" className={head}>
                  {t(key)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {incidents.map((incident) => (
            <Line key={incident.id} incident={incident} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ incident: { kind, since, until, detail } }: { readonly incident: Incident }) {
  const { t, times, span } = useWords();
  const now = useNow();
  return (
    <tr className="border-b border-line last:border-0">
      <td className={cell}>
        <p>{t(`account.incident.${kind}`)}</p>
        {detail !== null && (
          <p dir="auto" className="text-12 wrap-anywhere text-text-3">
            {detail}
          </p>
        )}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        <Time at={since} text={times.stamp(since, now)} exact={times.exact(since)} />
      </td>
      <td className={`${cell} whitespace-nowrap tabular-nums`}>
        {until === null ? (
          <Chip tone="warn">{t('account.historyStill')}</Chip>
        ) : (
          span(Date.parse(until) - Date.parse(since))
        )}
      </td>
    </tr>
  );
}
