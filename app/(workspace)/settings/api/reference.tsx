'use client';

import { lazy, Suspense } from 'react';
import { ReadState } from '@/components/settings/read-state';
import { Skeleton } from '@/components/ui/skeleton';
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
      <ReadState query={document} failed={t('api.referenceFailed')} skeleton="h-60" />
      {document.data && (
        <Suspense fallback={waiting}>
          <ApiReference document={document.data} />
        </Suspense>
      )}
    </section>
  );
}
