/** Texts that a network has approved beforehand: what may be sent where free text may not (product.md §1). */
import { blanksIn } from './canned-reply';

/** As Meta writes them: `delivery_update` in `en` or `en_US`. */
export const TEMPLATE_NAME = /^[a-z0-9_]+$/;
export const TEMPLATE_LANGUAGE = /^[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?$/;

/** Characters, by Meta's rules. */
export const TEMPLATE_NAME_LENGTH = 512;
export const TEMPLATE_BODY_LENGTH = 1024;

/** Each blank once: numbered ones by their numbers, named ones in the order of the text. */
export function templateBlanks(body: string): string[] {
  const names = [...new Set(blanksIn(body).map(({ name }) => name))];
  return isNumbered(names) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}

function isNumbered(names: readonly string[]): boolean {
  return names.every((name) => /^\d+$/.test(name));
}

/** Networks take blanks that are numbered from one without a gap, or all named in small letters. */
export function hasProperBlanks(body: string): boolean {
  const names = templateBlanks(body);
  return isNumbered(names)
    ? names.every((name, index) => name === String(index + 1))
    : names.every((name) => /^[a-z][a-z0-9_]*$/.test(name));
}

export interface FilledTemplate {
  /** As the customer reads it; an empty blank stands in its braces. */
  text: string;
  /** What goes to the network for each blank. */
  values: Record<string, string>;
  /** Blanks that nobody has filled. */
  missing: string[];
}

/** Fills the blanks. Networks take one line in each: white space counts as one space, at the ends as none. */
export function filledTemplate(body: string, given: Readonly<Record<string, string>>): FilledTemplate {
  const blanks = templateBlanks(body);
  const values = Object.fromEntries(blanks.map((name) => [name, oneLine(wordsIn(given, name))]));
  const text = blanksIn(body).reduceRight(
    (filled, { from, to, name }) =>
      filled.slice(0, from) + (wordsIn(values, name) || `{{${name}}}`) + filled.slice(to),
    body,
  );
  return { text, values, missing: blanks.filter((name) => wordsIn(values, name) === '') };
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** A blank may be called as something that every object has. */
function wordsIn(values: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

interface Findable {
  name: string;
  language: string;
  body: string;
}

/** The templates in whose name, language or text every word stands that was typed. */
export function matchingTemplates<T extends Findable>(templates: readonly T[], typed: string): T[] {
  const words = typed.toLowerCase().split(/\s+/);
  return templates.filter(({ name, language, body }) => {
    const text = `${name} ${name.replaceAll('_', ' ')} ${language} ${body}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
