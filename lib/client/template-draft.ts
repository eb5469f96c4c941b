import { useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { type TemplateUse, templateUse } from '@/lib/contract/template';
import type { DraftPlace } from './drafts';
import { readStored, watchStored, writeStored } from './storage';
import { thisWorkspace } from './this-workspace';

/** The talk in which a template is being filled, and by whom. */
type Talk = Pick<DraftPlace, 'agentId' | 'conversationId'>;

const templateDraft = z.object({
  /** Nothing is chosen yet while the list is looked through. */
  step: z.enum(['closed', 'list', 'fields']),
  /** What was filled so far in each template, the chosen one first: going back loses nothing. */
  uses: z.array(templateUse),
  /** The newest message when it was begun. */
  begunAfterMessageId: z.nullable(z.string()),
});
export type TemplateDraft = z.infer<typeof templateDraft>;

const nothing: TemplateDraft = { step: 'closed', uses: [], begunAfterMessageId: null };

const keyOf = ({ agentId, conversationId }: Talk) =>
  `foyer.template.${thisWorkspace()}.${agentId}.${conversationId}`;

/** The template that is being filled in a talk, kept by this browser. */
export function useTemplateDraft(talk: Talk): [draft: TemplateDraft, save: (next: TemplateDraft) => void] {
  const key = keyOf(talk);
  const stored = useSyncExternalStore(
    watchStored,
    () => readStored(key),
    () => null,
  );
  const draft = useMemo(() => draftIn(stored), [stored]);
  return [draft, (next) => writeStored(key, JSON.stringify(next))];
}

/** The same, with this template chosen, and filled so where it was not begun before. */
export function withChosen(
  draft: TemplateDraft,
  { name, language }: Omit<TemplateUse, 'values'>,
): TemplateDraft {
  const known = draft.uses.find((use) => isOf(use, { name, language }));
  return {
    ...draft,
    step: 'fields',
    uses: [known ?? { name, language, values: {} }, ...without(draft, { name, language })],
  };
}

/** Gives a template back to whoever filled it. */
export function putBackTemplate(talk: Talk, use: TemplateUse, begunAfterMessageId: string | null): void {
  const uses = [use, ...without(draftIn(readStored(keyOf(talk))), use)];
  writeStored(
    keyOf(talk),
    JSON.stringify({ step: 'fields', uses, begunAfterMessageId } satisfies TemplateDraft),
  );
}

/** It is sent, or given up. */
export function forgetTemplate(talk: Talk, use: TemplateUse): void {
  const uses = without(draftIn(readStored(keyOf(talk))), use);
  writeStored(
    keyOf(talk),
    uses.length === 0 ? null : JSON.stringify({ ...nothing, uses } satisfies TemplateDraft),
  );
}

type Named = Pick<TemplateUse, 'name' | 'language'>;

/** Is it a use of this template? */
export function isOf(use: Named, template: Named): boolean {
  return use.name === template.name && use.language === template.language;
}

function without({ uses }: TemplateDraft, template: Named): TemplateUse[] {
  return uses.filter((use) => !isOf(use, template));
}

function draftIn(stored: string | null): TemplateDraft {
  try {
    return templateDraft.parse(JSON.parse(stored ?? ''));
  } catch {
    // Nothing is kept, or by another version of this page.
    return nothing;
  }
}
