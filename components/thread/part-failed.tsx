'use client';

import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';

interface PartFailedProps {
  readonly onRetry: () => void;
  /** What did not load, and what is there all the same. */
  readonly children: ReactNode;
}

/** Stands where a part of the conversation is missing. */
export function PartFailed({ onRetry, children }: PartFailedProps) {
  const { t } = useWords();
  return (
    <div role="alert" className="flex items-center gap-3 py-3 text-text-2">
      <CircleAlert size={16} className="shrink-0 text-danger-text" />
      <p className="min-w-0 flex-1 [&_b]:font-semi [&_b]:text-text">{children}</p>
      <Button size="sm" icon={<RotateCw size={12} />} onClick={onRetry}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}
