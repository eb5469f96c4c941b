'use client';

import { Download } from 'lucide-react';
import { exportForms } from '@/lib/domain/export-form';
import { useWords } from '@/lib/words/words-context';
import { Button, buttonClass } from '../ui/button';
import { Spinner } from '../ui/spinner';

interface LedgerFootProps {
  readonly isLoadingMore: boolean;
  /** Null at the end. */
  readonly onLoadMore: (() => void) | null;
}

/** The lower end of a ledger: more of it, or nothing. */
export function LedgerFoot({ isLoadingMore, onLoadMore }: LedgerFootProps) {
  const { t } = useWords();
  if (onLoadMore === null) return null;
  return (
    <div className="mt-4 flex justify-center">
      <Button icon={isLoadingMore ? <Spinner /> : null} onClick={onLoadMore}>
        {t('ledger.more')}
      </Button>
    </div>
  );
}

interface ExportLinksProps {
  /** Of the export, without its query. */
  readonly path: string;
  /** What is exported. */
  readonly params: URLSearchParams;
}

/** Saves all that matches as a file, in either form. */
export function ExportLinks({ path, params }: ExportLinksProps) {
  const { t } = useWords();
  return (
    <span className="flex flex-wrap gap-2 max-sm:w-full">
      {exportForms.map((form) => (
        <a
          key={form}
          href={`${path}?${new URLSearchParams([...params, ['form', form]])}`}
          download
          data-tip={t('ledger.exportHint')}
          className={buttonClass()}
        >
          <Download size={14} />
          {t('ledger.export', { form })}
        </a>
      ))}
    </span>
  );
}
