'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useKeyHint } from '@/lib/client/key-hints';
import { createQueryClient } from '@/lib/client/query-client';
import type { Catalogue } from '@/lib/words/en';
import { WordsProvider } from '@/lib/words/words-context';
import { ToastProvider } from '../ui/toasts';

/** Nobody points at anything before it is there. */
const TooltipLayer = lazy(() => import('../ui/tooltip-layer'));

interface AppProvidersProps {
  /** Of the page. */
  readonly language: string;
  /** Its messages; null where they are in the code, as the English ones are. */
  readonly words: Catalogue | null;
  readonly children: ReactNode;
}

/** What every page needs around it: words, the browser's copy of the data, toasts and tips. */
export function AppProviders({ language, words, children }: AppProvidersProps) {
  const [client] = useState(() => createQueryClient(goToSignIn));
  return (
    <QueryClientProvider client={client}>
      <WordsProvider language={language} words={words}>
        <ToastProvider undoShortcut={useKeyHint('undo')}>
          {children}
          <Suspense fallback={null}>
            <TooltipLayer />
          </Suspense>
        </ToastProvider>
      </WordsProvider>
    </QueryClientProvider>
  );
}

/** A whole page load, so that nothing of the former session stays in memory. Drafts are kept by the browser. */
function goToSignIn(): void {
  const from = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?from=${encodeURIComponent(from)}`);
}
