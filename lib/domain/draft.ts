/** Unsent text: where it belongs, and what becomes of it when two devices wrote in the same place. */
import type { Audience } from './message';

export const draftModes = ['public', 'private', 'note'] as const;
export type DraftMode = (typeof draftModes)[number];

/** Where in a conversation a draft belongs: notes, public replies, private ones and answers to comments never mix. */
export interface DraftPlace {
  mode: DraftMode;
  /** Id of the message it answers, where one was chosen; null in a private talk and on notes. */
  answers: string | null;
}

/** A place as a part of an address: `private`, `note`, `public.<id>`. */
export function nameOfPlace({ mode, answers }: DraftPlace): string {
  return answers === null ? mode : `${mode}.${answers}`;
}

/** The place that `nameOfPlace` gave this name to; null where it gives none. Whether an id is one is not asked. */
export function placeNamed(name: string): DraftPlace | null {
  const [mode, answers, ...rest] = name.split('.');
  const known = draftModes.find((candidate) => candidate === mode);
  if (known === undefined || rest.length > 0) return null;
  return { mode: known, answers: answers ?? null };
}

/** Can anything be written there, in a conversation of this audience? In public every answer names what it answers. */
export function isPlaceIn({ mode, answers }: DraftPlace, audience: Audience): boolean {
  if (mode === 'note') return answers === null;
  if (audience === 'private') return mode === 'private' && answers === null;
  return answers !== null;
}

/** Both texts, and neither twice: where one is the other with more behind it, it is the longer one. */
export function bothTexts(first: string, second: string): string {
  if (second.startsWith(first)) return second;
  return first.startsWith(second) ? first : `${first}\n\n${second}`;
}
