'use client';

import { lazy, Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { failureCodeOf } from '@/lib/client/http';
import { useApiDocument } from '@/lib/client/queries/api-document';
import { useWords } from '@/lib/words/words-context';

const ApiReference = lazy(() => import('@/components/settings/api-reference'));

/** What programs may ask. Both the document and what draws it are fetched only here. */
export function Reference() {
  const { t } = useWords();
  const document = useApiDocument();
  const waiting = <Skeleton className="appear-late h-60 rounded-lg" />;
  return (
    <section aria-labelledby="reference" className="mt-8">
      <header className="flex flex-wrap items-center gap-3 pb-1">
        <h2 id="reference" className="flex-1 text-15 font-semi tracking-title">
          {t('api.reference')}
        </h2>
        <a href="/api/v1/openapi.json" className="text-accent-text underline-offset-2 hover:underline">
          {t('api.document')}
        </a>
      </header>
      {document.isPending && waiting}
      {document.isError && (
        <EmptyState
          title={t('api.referenceFailed')}
          fact={t(`error.${failureCodeOf(document.error)}`)}
          action={<Button onClick={() => void document.refetch()}>{t('common.tryAgain')}</Button>}
        />
      )}
      {document.data && (
        <Suspense fallback={waiting}>
          <ApiReference document={document.data} />
        </Suspense>
      )}
    </section>
  );
}
