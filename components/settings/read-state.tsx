import type { UseQueryResult } from '@tanstack/react-query';
import { failureCodeOf } from '@/lib/client/http';
import { useWords } from '@/lib/words/words-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';

interface ReadStateProps {
  readonly query: Pick<UseQueryResult, 'data' | 'isPending' | 'isError' | 'error' | 'refetch'>;
  /** What could not be read. */
  readonly failed: string;
  /** Classes of what stands there until it is read: its size. */
  readonly skeleton: string;
}

/** What stands in the place of what is not read yet, or could not be; nothing where something was, even if it is not the newest. */
export function ReadState({ query, failed, skeleton }: ReadStateProps) {
  const { t } = useWords();
  if (query.isPending) return <Skeleton className={`appear-late rounded-lg ${skeleton}`} />;
  if (query.data !== undefined || !query.isError) return null;
  return (
    <EmptyState
      title={failed}
      fact={t(`error.${failureCodeOf(query.error)}`)}
      action={<Button onClick={() => void query.refetch()}>{t('common.tryAgain')}</Button>}
    />
  );
}
