import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { type DefaultLanguage, LANGUAGE_COOKIE, type Language } from '@/lib/domain/language';

/** Seconds. */
const YEAR = 365 * 24 * 60 * 60;

/** Chooses the language of this browser. The server reads it with the next page (lib/server/handlers/page-defaults.ts). */
export function chooseLanguage(language: Language): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

/** Follows what the workspace has for those who have chosen none, also while the page is open. */
export function useDefaultLanguage(language: DefaultLanguage): void {
  const { refresh } = useRouter();
  const shown = useRef(language);
  useEffect(() => {
    if (shown.current === language) return;
    shown.current = language;
    refresh();
  }, [language, refresh]);
}
