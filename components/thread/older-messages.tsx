'use client';

import type { FailureCode } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';
import { Spinner } from '../ui/spinner';
import { PartFailed } from './part-failed';

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
    const reason = t(`error.${failure}`);
    return <PartFailed onRetry={onLoad}>{rich('thread.olderFailed', { reason })}</PartFailed>;
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
