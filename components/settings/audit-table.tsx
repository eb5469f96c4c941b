'use client';

import { useNow } from '@/lib/client/now';
import type { AuditEntry } from '@/lib/contract/audit';
import { useWords } from '@/lib/words/words-context';
import { Avatar } from '../ui/avatar';
import { Time } from '../ui/time';
import { auditSentence } from './audit-sentence';

const head = 'px-2 py-2 text-12 font-medium whitespace-nowrap text-text-3';

/** What was done to the workspace, a line each. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useWords();
  return (
    <div className="overflow-x-auto rounded-lg border border-line-strong">
      <table className="w-full border-collapse">
        <thead className="border-b border-line">
          <tr>
            <th scope="col" className={`${head} ps-4 text-start`}>
              {t('audit.what')}
            </th>
            <th scope="col" className={`${head} pe-4 text-end`}>
              {t('audit.time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ entry }: { readonly entry: AuditEntry }) {
  const speech = useWords();
  const now = useNow();
  const { t, times } = speech;
  return (
    <tr className="border-b border-line last:border-0 hover:bg-hover">
      <td className="h-11 py-2 ps-4 pe-2">
        <span className="flex items-center gap-2.5">
          <Avatar
            name={entry.agentName ?? t('audit.operator')}
            seed={entry.agentId ?? t('audit.operator')}
            size={24}
          />
          <span className="min-w-0 text-text-2 [overflow-wrap:anywhere] [&_b]:font-medium [&_b]:text-text">
            {auditSentence(entry, speech)}
            {entry.program !== null && <>, {speech.rich('audit.through', { program: entry.program })}</>}
          </span>
        </span>
      </td>
      <td className="ps-2 pe-4 text-end whitespace-nowrap text-text-3">
        <Time at={entry.at} text={times.stamp(entry.at, now)} exact={times.exact(entry.at)} />
      </td>
    </tr>
  );
}
