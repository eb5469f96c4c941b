import { IntlMessageFormat } from 'intl-messageformat';
import type { WordKey } from './en';

export type WordValues = Readonly<Record<string, string | number>>;

/** Wraps what stands between the tags of a message, such as `<b>` and `</b>`. */
export type TagFormatter<R> = (chunks: (string | R)[]) => R;

export interface Words {
  /** A message as plain text. */
  readonly t: (key: WordKey, values?: WordValues) => string;
  /** A message whose tags become elements; pieces of text and elements in their order. */
  readonly tagged: <R>(
    key: WordKey,
    values: WordValues,
    tags: Readonly<Record<string, TagFormatter<R>>>,
  ) => readonly (string | R)[];
}

/**
 * Speaks one language.
 *
 * @param messageOf a message of the language, in ICU form
 * @param locale decides plurals and numbers; may be more exact than the catalogue's language (en-GB for en)
 */
export function createWords(messageOf: (key: WordKey) => string, locale: string): Words {
  const compiled = new Map<WordKey, IntlMessageFormat>();
  const formatOf = (key: WordKey): IntlMessageFormat => {
    const known = compiled.get(key);
    if (known) return known;
    const made = new IntlMessageFormat(messageOf(key), locale);
    compiled.set(key, made);
    return made;
  };
  return {
    t: (key, values) => String(formatOf(key).format(values)),
    tagged: <R>(key: WordKey, values: WordValues, tags: Readonly<Record<string, TagFormatter<R>>>) => {
      const parts = formatOf(key).format<R>({ ...values, ...tags });
      return Array.isArray(parts) ? parts : [parts as string | R];
    },
  };
}
