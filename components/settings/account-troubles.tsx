'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNow } from '@/lib/client/now';
import type { Trouble } from '@/lib/contract/account';
import { useWords } from '@/lib/words/words-context';

interface AccountTroublesProps {
  readonly troubles: readonly Trouble[];
  /** What may cure them. */
  readonly cure: ReactNode;
}

/** What is wrong with an account now, what it means, and since when. A screen reader is told when something comes. */
export function AccountTroubles({ troubles, cure }: AccountTroublesProps) {
  const { t } = useWords();
  return (
    <>
      <ul aria-label={t('account.troubles')} aria-live="polite" className="grid gap-2 not-empty:mt-3">
        {troubles.map((trouble) => (
          <OneTrouble key={trouble.kind} trouble={trouble} />
        ))}
      </ul>
      {troubles.length > 0 && cure && <div className="mt-2 flex justify-end">{cure}</div>}
    </>
  );
}

function OneTrouble({ trouble: { kind, since, detail } }: { readonly trouble: Trouble }) {
  const { t, span } = useWords();
  const lasted = span(Math.max(useNow() - Date.parse(since), 0));
  return (
    <li className="flex gap-2 rounded-md bg-warn-tint px-3 py-2 text-warn-text">
      <TriangleAlert size={14} className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p>{t(`account.trouble.${kind}`)}</p>
        <p className="text-12 wrap-anywhere">
          {t('account.troubleFor', { span: lasted })}
          {detail !== null && <bdi className="ms-1.5">{detail}</bdi>}
        </p>
      </div>
    </li>
  );
}
