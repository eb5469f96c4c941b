import { useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { templateUse } from '@/lib/contract/template';
import { readStored, watchStored, writeStored } from './storage';
import { thisWorkspace } from './this-workspace';

const startDraft = z.object({
  /** Null: the first channel that can. */
  channelId: z.nullable(z.string()),
  number: z.string(),
  /** Which template, and what was filled in each, the chosen one first. */
  isTemplateChosen: z.boolean(),
  uses: z.array(templateUse),
  /** One text for every public channel: whoever changes the channel keeps it. */
  post: z.string(),
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  mail: z.string(),
});
export type StartDraft = z.infer<typeof startDraft>;

/** What was sent last, so that it can be given back; by its client id. */
const sentDraft = z.object({ clientId: z.string(), draft: startDraft });

export const emptyStart: StartDraft = {
  channelId: null,
  number: '',
  isTemplateChosen: false,
  uses: [],
  post: '',
  to: '',
  cc: '',
  subject: '',
  mail: '',
};

const keyOf = (agentId: string) => `foyer.start.${thisWorkspace()}.${agentId}`;
const sentKeyOf = (agentId: string) => `foyer.start-sent.${thisWorkspace()}.${agentId}`;

/** The conversation that somebody is about to begin, kept by this browser until it has begun. */
export function useStartDraft(agentId: string): [draft: StartDraft, save: (next: StartDraft) => void] {
  const key = keyOf(agentId);
  const stored = useSyncExternalStore(
    watchStored,
    () => readStored(key),
    () => null,
  );
  const draft = useMemo(() => parsed(startDraft, stored) ?? emptyStart, [stored]);
  return [draft, (next) => writeStored(key, JSON.stringify(next))];
}

/** It has begun: the next one starts empty, and what was sent can be given back for as long as it may be taken back. */
export function forgetStart(agentId: string, sent: { clientId: string; draft: StartDraft }): void {
  writeStored(sentKeyOf(agentId), JSON.stringify(sent));
  writeStored(keyOf(agentId), JSON.stringify({ ...emptyStart, channelId: sent.draft.channelId }));
}

/**
 * Gives what was taken back to its author.
 *
 * @returns false where this browser did not send it, or has sent something since
 */
export function putBackStart(agentId: string, clientId: string | null): boolean {
  const sent = parsed(sentDraft, readStored(sentKeyOf(agentId)));
  if (!sent || sent.clientId !== clientId) return false;
  writeStored(keyOf(agentId), JSON.stringify(sent.draft));
  return true;
}

function parsed<T>(shape: z.ZodMiniType<T>, stored: string | null): T | null {
  try {
    return shape.parse(JSON.parse(stored ?? ''));
  } catch {
    // Nothing is kept, or by another version of this page.
    return null;
  }
}
