'use client';

import { CircleAlert, RotateCw } from 'lucide-react';
import type { FailureCode } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';

interface OlderMessagesProps {
  readonly hasOlder: boolean;
  readonly isLoading: boolean;
  readonly failure: FailureCode | null;
  readonly onLoad: () => void;
}

/** The upper end of a log: older messages on their way, not to be had, or the beginning. */
export function OlderMessages({ hasOlder, isLoading, failure, onLoad }: OlderMessagesProps) {
  const { t, rich } = useWords();
  if (failure !== null) {
    return (
      <div role="alert" className="flex items-center gap-3 py-3 text-text-2">
        <CircleAlert size={16} className="shrink-0 text-danger-text" />
        <p className="min-w-0 flex-1 [&_b]:font-semi [&_b]:text-text">
          {rich('thread.olderFailed', { reason: t(`error.${failure}`) })}
        </p>
        <Button size="sm" icon={<RotateCw size={12} />} onClick={onLoad}>
          {t('common.tryAgain')}
        </Button>
      </div>
    );
  }
  return (
    <p className="flex min-h-10 items-center justify-center gap-1.5 text-12 text-text-3">
      {isLoading ? (
        <>
          <Spinner />
          {t('thread.loadingOlder')}
        </>
      ) : (
        !hasOlder && t('thread.beginning')
      )}
    </p>
  );
}
