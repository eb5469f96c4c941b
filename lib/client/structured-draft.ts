/** The list or link that is being written in a talk, kept by this browser until it is sent. */
import { useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import type { StructuredKind, StructuredReply } from '@/lib/domain/structured-reply';
import { readStored, watchStored, writeStored } from './storage';
import { thisWorkspace } from './this-workspace';

interface Talk {
  readonly agentId: string;
  readonly conversationId: string;
}

const structuredDraft = z.object({
  kind: z.enum(['list', 'link']),
  title: z.string(),
  subtitle: z.string(),
  url: z.string(),
  items: z.array(z.object({ title: z.string(), subtitle: z.string() })),
});
/** Every field of either kind: changing the kind loses nothing. */
export type StructuredDraft = z.infer<typeof structuredDraft>;

const blankItem = { title: '', subtitle: '' };

/** Nothing is written yet. */
function blankDraft(kind: StructuredKind): StructuredDraft {
  return { kind, title: '', subtitle: '', url: '', items: [blankItem, blankItem] };
}

const keyOf = ({ agentId, conversationId }: Talk) =>
  `foyer.structured.${thisWorkspace()}.${agentId}.${conversationId}`;

/** @param kind of a draft that is only begun */
export function useStructuredDraft(
  talk: Talk,
  kind: StructuredKind,
): [draft: StructuredDraft, save: (next: StructuredDraft | null) => void] {
  const key = keyOf(talk);
  const stored = useSyncExternalStore(
    watchStored,
    () => readStored(key),
    () => null,
  );
  const draft = useMemo(() => draftIn(stored) ?? blankDraft(kind), [stored, kind]);
  return [draft, (next) => writeStored(key, next && JSON.stringify(next))];
}

/** What it would be, sent now. */
export function replyIn({ kind, title, subtitle, url, items }: StructuredDraft): StructuredReply {
  return kind === 'link' ? { kind, url, title, subtitle } : { kind, title, subtitle, items };
}

/** Gives what was refused or taken back to its author. */
export function putBackStructured(talk: Talk, reply: StructuredReply): void {
  writeStored(keyOf(talk), JSON.stringify({ ...blankDraft(reply.kind), ...reply }));
}

const sentContent = z.object({
  type: z.enum(['list', 'rich_link']),
  title: z.catch(z.string(), ''),
  subtitle: z.catch(z.string(), ''),
  url: z.catch(z.string(), ''),
  items: z.catch(z.array(z.object({ title: z.string(), subtitle: z.catch(z.string(), '') })), []),
});

/** What a reply of ours was written as; null for anything that cannot be written here. */
export function writtenAs(structured: Record<string, unknown> | null): StructuredReply | null {
  const parsed = sentContent.safeParse(structured);
  if (!parsed.success) return null;
  const { type, ...parts } = parsed.data;
  return replyIn({ ...parts, kind: type === 'list' ? 'list' : 'link' });
}

/** It is given up. */
export function dropStructured(talk: Talk): void {
  writeStored(keyOf(talk), null);
}

function draftIn(stored: string | null): StructuredDraft | null {
  try {
    return structuredDraft.parse(JSON.parse(stored ?? ''));
  } catch {
    // Nothing is kept, or by another version of this page.
    return null;
  }
}
