import { useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import type { NewConversation } from '@/lib/contract/start';
import { templateUse } from '@/lib/contract/template';
import { newId } from './new-id';
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

type Way = NewConversation['way'];

/** What was sent last, so that it can be given back; by its client id. */
const sentDraft = z.object({
  clientId: z.string(),
  way: z.enum(['template', 'public-post', 'email']),
  draft: startDraft,
});
export type SentStart = z.infer<typeof sentDraft>;

/** What was tried last. Nobody knows whether a request without an answer has arrived. */
const triedWish = z.object({ words: z.string(), clientId: z.string() });

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

/** What each way takes of a draft. What was begun in another way goes on waiting. */
const partOf = {
  template: ({ number, isTemplateChosen, uses }) => ({ number, isTemplateChosen, uses }),
  'public-post': ({ post }) => ({ post }),
  email: ({ to, cc, subject, mail }) => ({ to, cc, subject, mail }),
} as const satisfies Record<Way, (draft: StartDraft) => Partial<StartDraft>>;

const keyOf = (agentId: string) => `foyer.start.${thisWorkspace()}.${agentId}`;
const sentKeyOf = (agentId: string) => `foyer.start-sent.${thisWorkspace()}.${agentId}`;
const triedKeyOf = (agentId: string) => `foyer.start-tried.${thisWorkspace()}.${agentId}`;

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

/**
 * The client id under which something is begun. The same again has the same one until it has begun, also after the dialog
 * was closed or the page read anew: what had no answer cannot go out twice.
 *
 * @param words everything that is asked of the server
 */
export function clientIdOf(agentId: string, words: string): string {
  const tried = parsed(triedWish, readStored(triedKeyOf(agentId)));
  if (tried?.words === words) return tried.clientId;
  const clientId = newId();
  writeStored(triedKeyOf(agentId), JSON.stringify({ words, clientId }));
  return clientId;
}

/**
 * It has begun: the next one in this way starts empty, and what was sent can be given back for as long as it may be taken
 * back.
 */
export function forgetStart(agentId: string, sent: SentStart): void {
  writeStored(sentKeyOf(agentId), JSON.stringify(sent));
  writeStored(triedKeyOf(agentId), null);
  change(agentId, partOf[sent.way](emptyStart));
}

/**
 * Gives what was taken back to its author.
 *
 * @returns false where this browser did not send it, or has sent something since
 */
export function putBackStart(agentId: string, clientId: string | null): boolean {
  const sent = parsed(sentDraft, readStored(sentKeyOf(agentId)));
  if (!sent || sent.clientId !== clientId) return false;
  const { way, draft } = sent;
  change(agentId, { ...partOf[way](draft), channelId: draft.channelId });
  return true;
}

function change(agentId: string, changed: Partial<StartDraft>): void {
  const draft = parsed(startDraft, readStored(keyOf(agentId))) ?? emptyStart;
  writeStored(keyOf(agentId), JSON.stringify({ ...draft, ...changed } satisfies StartDraft));
}

function parsed<T>(shape: z.ZodMiniType<T>, stored: string | null): T | null {
  try {
    return shape.parse(JSON.parse(stored ?? ''));
  } catch {
    // Nothing is kept, or by another version of this page.
    return null;
  }
}
