/** Templates out of pasted JSON, as Meta's `message_templates` gives them or as a plain list. Pure. */
import * as z from 'zod/mini';
import { type TemplateImport, templateImport } from '@/lib/contract/template';
import { blanksIn } from '@/lib/domain/canned-reply';

const text = z.catch(z.optional(z.string()), undefined);
const button = z.object({ url: text });
const component = z.object({
  type: z.string(),
  text,
  format: text,
  buttons: z.catch(z.optional(z.array(button)), undefined),
});
const record = z.object({
  name: z.string(),
  language: z.string(),
  status: text,
  /** Of a plain list. */
  body: text,
  components: z.catch(z.array(component), []),
});
type PastedRecord = z.infer<typeof record>;

const list = z.array(z.unknown());

/** Why one of them was left; `needs-more` has blanks or files beside its text. */
export type LeftReason = 'unreadable' | 'not-approved' | 'no-text' | 'needs-more' | 'not-valid';

interface Pasted {
  readonly taken: TemplateImport['templates'];
  readonly left: readonly { readonly name: string; readonly reason: LeftReason }[];
}

/** @returns null where there is no list of anything */
export function readPasted(pasted: string): Pasted | null {
  const records = recordsIn(pasted);
  if (!records) return null;
  const taken: TemplateImport['templates'] = [];
  const left: Pasted['left'][number][] = [];
  for (const [index, json] of records.entries()) {
    const parsed = record.safeParse(json);
    const found = parsed.success ? templateIn(parsed.data) : 'unreadable';
    if (typeof found === 'object') taken.push(found);
    else left.push({ name: parsed.data?.name ?? `#${index + 1}`, reason: found });
  }
  return { taken, left };
}

/** A bare array, or the first one that an object has: Meta's is called `data`. */
function recordsIn(pasted: string): unknown[] | null {
  try {
    const json: unknown = JSON.parse(pasted);
    const members = typeof json === 'object' && json !== null ? Object.values(json) : [];
    return (
      [json, ...members].map((each) => list.safeParse(each)).find(({ success }) => success)?.data ?? null
    );
  } catch {
    return null;
  }
}

function templateIn({ name, language, status = 'APPROVED', ...words }: PastedRecord) {
  if (status.toUpperCase() !== 'APPROVED') return 'not-approved';
  const body = words.body ?? words.components.find(isOf('BODY'))?.text;
  if (!body) return 'no-text';
  if (words.components.some(needsMore)) return 'needs-more';
  const [valid] = templateImport.safeParse({ templates: [{ name, language, body }] }).data?.templates ?? [];
  return valid ?? 'not-valid';
}

const isOf = (type: string) => (each: z.infer<typeof component>) => each.type.toUpperCase() === type;

/** Foyer fills the text alone: no file above it, no blank in its heading or behind a button. */
function needsMore(part: z.infer<typeof component>): boolean {
  const hasFile = isOf('HEADER')(part) && (part.format ?? 'TEXT').toUpperCase() !== 'TEXT';
  const elsewhere = [
    isOf('BODY')(part) ? undefined : part.text,
    ...(part.buttons ?? []).map(({ url }) => url),
  ];
  return hasFile || elsewhere.some((words) => words !== undefined && blanksIn(words).length > 0);
}
