'use client';

import {
  createContext,
  createElement,
  Fragment,
  type ReactNode,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { messageOf } from './catalogue';
import type { WordKey } from './en';
import { formatBytes, formatSpan } from './measures';
import { createTimes, type Times } from './times';
import { createWords, type Words, type WordValues } from './translate';

export interface Speech {
  readonly t: Words['t'];
  /** A message whose `<b>` parts are drawn bold. */
  readonly rich: (key: WordKey, values?: WordValues) => ReactNode;
  readonly times: Times;
  /** The viewer's time zone, such as Europe/London. */
  readonly zone: string;
  /** 12 min, 1 h 05, 3 d. */
  readonly span: (ms: number) => string;
  /** 412 KB */
  readonly bytes: (bytes: number) => string;
}

const SpeechContext = createContext<Speech>(createSpeech('en', 'UTC'));

/** The words of the viewer's language and the times of their zone. */
export function useWords(): Speech {
  return useContext(SpeechContext);
}

/** Speaks to everything inside in the viewer's locale and zone, once the browser has told them. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const locale = useSyncExternalStore(
    onLanguageChange,
    () => navigator.language,
    () => 'en',
  );
  const speech = useMemo(() => createSpeech(locale, zoneOfViewer()), [locale]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function createSpeech(locale: string, zone: string): Speech {
  const words = createWords(messageOf, locale.startsWith('en') ? locale : 'en');
  return {
    t: words.t,
    rich: (key, values = {}) =>
      createElement(
        Fragment,
        null,
        ...words.tagged<ReactNode>(key, values, { b: (chunks) => createElement('b', null, ...chunks) }),
      ),
    times: createTimes(locale, zone),
    zone,
    span: (ms) => formatSpan(words, ms),
    bytes: (bytes) => formatBytes(words, bytes),
  };
}

function zoneOfViewer(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function onLanguageChange(listener: () => void): () => void {
  window.addEventListener('languagechange', listener);
  return () => window.removeEventListener('languagechange', listener);
}
