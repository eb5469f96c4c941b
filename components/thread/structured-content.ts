/** Structured content as far as its type is known; the platform's members are read leniently. Pure. */
import * as z from 'zod/mini';
import type { Message } from '@/lib/contract/message';

const text = z.catch(z.optional(z.string()), undefined);

const item = z.object({ title: text, subtitle: text, payload: text, identifier: text });
const timeslot = z.object({ identifier: text, start_time: z.string() });

const content = z.object({
  type: z.string(),
  title: text,
  subtitle: text,
  payload: text,
  url: text,
  items: z.catch(z.optional(z.array(item)), []),
  timeslots: z.catch(z.optional(z.array(timeslot)), []),
});

/** Kinds that are drawn as what they are. */
export const choiceKinds = ['list', 'select', 'template', 'carousel', 'time_select'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

export interface Choice {
  readonly key: string;
  readonly title: string;
  readonly subtitle: string | null;
  /** ISO time of a time slot, to be written in the viewer's own zone. */
  readonly startAt: string | null;
}

export type Structured =
  | {
      readonly kind: ChoiceKind;
      readonly title: string | null;
      readonly subtitle: string | null;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'rich_link';
      readonly title: string | null;
      readonly subtitle: string | null;
      readonly url: string;
    }
  | { readonly kind: 'reply'; readonly payload: string | null }
  | { readonly kind: 'unknown'; readonly type: string };

/** @returns null for a message without structured content; a template of ours is one before the platform says so */
export function structuredOf({ structured, template }: Message): Structured | null {
  if (structured === null) return template && { kind: 'template', title: null, subtitle: null, choices: [] };
  const parsed = content.safeParse(structured);
  if (!parsed.success) return { kind: 'unknown', type: '' };
  const { type, title = null, subtitle = null, payload = null, url } = parsed.data;
  if (type.endsWith('_reply')) return { kind: 'reply', payload };
  if (type === 'rich_link' && url) return { kind: 'rich_link', title, subtitle, url };
  const kind = choiceKinds.find((known) => known === type);
  return kind
    ? { kind, title, subtitle: kind === 'list' ? subtitle : null, choices: choicesIn(parsed.data) }
    : { kind: 'unknown', type };
}

function choicesIn({ items = [], timeslots = [] }: z.infer<typeof content>): Choice[] {
  return [
    ...items.map((entry, index) => ({
      key: entry.payload ?? entry.identifier ?? String(index),
      title: entry.title ?? '',
      subtitle: entry.subtitle ?? null,
      startAt: null,
    })),
    ...timeslots.map((slot, index) => ({
      key: slot.identifier ?? String(index),
      title: '',
      subtitle: null,
      startAt: slot.start_time,
    })),
  ];
}

export interface Answered {
  /** The key of the choice a customer made, by the id of the message that offered it. */
  readonly chosen: ReadonlyMap<string, string>;
  /** What was asked, by the id of the message that answered. */
  readonly questions: ReadonlyMap<string, string>;
}

/** Joins each customer's choice with the offer it was made from: the last one before it that held it. */
export function answeredOf(messages: readonly Message[]): Answered {
  const chosen = new Map<string, string>();
  const questions = new Map<string, string>();
  const offers: { message: Message; title: string; keys: readonly string[] }[] = [];
  for (const message of messages) {
    const structured = structuredOf(message);
    if (!structured) continue;
    if ('choices' in structured) {
      const title = structured.title ?? message.body;
      offers.unshift({ message, title, keys: structured.choices.map(({ key }) => key) });
    }
    if (structured.kind !== 'reply' || structured.payload === null) continue;
    const { payload } = structured;
    const offer = offers.find(({ keys }) => keys.includes(payload));
    if (!offer) continue;
    chosen.set(offer.message.id, payload);
    questions.set(message.id, offer.title);
  }
  return { chosen, questions };
}
