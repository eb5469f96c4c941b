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
import type { Catalogue, WordKey } from './en';
import { formatBytes, formatSpan } from './measures';
import { createTimes, type Times } from './times';
import { createWords, type Words, type WordValues } from './translate';

export interface Speech {
  readonly language: string;
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

const SpeechContext = createContext<Speech>(createSpeech('en', null, ['en', 'UTC']));

/** The words of the viewer's language and the times of their zone. */
export function useWords(): Speech {
  return useContext(SpeechContext);
}

interface WordsProviderProps {
  readonly language: string;
  /** The messages of the language; null where they are fetched with what says them (addWords), as the English ones are. */
  readonly words: Catalogue | null;
  readonly children: ReactNode;
}

/** Speaks to everything inside in one language, with the times of the viewer's locale and zone, once the browser has told them. */
export function WordsProvider({ language, words, children }: WordsProviderProps) {
  const locale = useSyncExternalStore(
    onLanguageChange,
    () => navigator.language,
    () => language,
  );
  const speech = useMemo(
    () => createSpeech(language, words, [locale, zoneOfViewer()]),
    [language, words, locale],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** A browser of another language has its own way to write times, but not in the midst of ours; the English leave it to the browser. */
function createSpeech(
  language: string,
  catalogue: Catalogue | null,
  [browser, zone]: [string, string],
): Speech {
  const locale = browser.startsWith(language) ? browser : language;
  const words = createWords((key) => catalogue?.[key] ?? messageOf(key), locale);
  return {
    language,
    t: words.t,
    rich: (key, values = {}) =>
      createElement(
        Fragment,
        null,
        ...words.tagged<ReactNode>(key, values, { b: (chunks) => createElement('b', null, ...chunks) }),
      ),
    times: createTimes(catalogue ? locale : browser, zone),
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
