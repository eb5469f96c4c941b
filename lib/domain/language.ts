/** Languages that every message is said in (lib/words), by their ISO 639 codes; the first where nothing tells. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What a workspace can have for those who have chosen none; `browser` is what each browser asks for. */
export const defaultLanguages = ['browser', ...languages] as const;
export type DefaultLanguage = (typeof defaultLanguages)[number];

/** The cookie that holds what somebody has chosen in this browser: the browser writes it, the server reads it. */
export const LANGUAGE_COOKIE = 'foyer-language';

/** As each calls itself: whoever looks for theirs may not read the others. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** One of ours, or null for any other word. */
export function languageOf(word: string | null | undefined): Language | null {
  return languages.find((language) => language === word) ?? null;
}
