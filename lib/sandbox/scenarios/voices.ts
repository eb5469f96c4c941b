import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from '../state/assets';

/** How the customers of one language speak: a file of fixtures/voices. */
export interface Voice {
  readonly language: string;
  readonly names: readonly string[];
  /** First words in private talk. */
  readonly openings: readonly string[];
  /** What the first words are about, in the same order: the subject of a mail, an entry of a menu. */
  readonly subjects: readonly string[];
  /** How the business asks to choose one of them. */
  readonly menu: string;
  /** What the business answers to the opening of the same place. */
  readonly answers: readonly string[];
  /** What they say when the business has answered once. */
  readonly followUps: readonly string[];
  readonly thanks: readonly string[];
  readonly comments: readonly string[];
  /** Reviews with their stars. */
  readonly reviews: readonly { readonly stars: number; readonly text: string }[];
}

const known = new Map<string, Voice>();

/** Every language, in the order of the file names. */
export function voices(): Voice[] {
  if (known.size === 0) {
    const folder = join(FIXTURES, 'voices');
    for (const file of readdirSync(folder).sort()) {
      const voice = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Voice;
      known.set(voice.language, voice);
    }
  }
  return [...known.values()];
}

/** The voice of a language; English for those who have none. */
export function voiceOf(language: string): Voice {
  const all = voices();
  const found = known.get(language) ?? known.get('en') ?? all[0];
  if (!found) throw new Error(`no voices in ${FIXTURES}`);
  return found;
}
