import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { ReplyDraft } from '@/lib/contract/message';
import type { FileFacts } from '@/lib/domain/attachment-policy';
import type { Viewer } from '@/lib/domain/permission';
import { mayReplyWith, type ReplyDecision, type ReplyQuestion } from '@/lib/domain/reply-policy';
import { bodyOfStructured, mayReplyStructured, type StructuredReply } from '@/lib/domain/structured-reply';
import { filledTemplate } from '@/lib/domain/template';
import { mayReplyWithTemplate } from '@/lib/domain/template-policy';
import type { Database } from '../db';
import type { ReplyContext } from './get-reply-context';
import { findTemplate } from './list-templates';

interface Asked {
  reply: Pick<ReplyDraft, 'body' | 'template' | 'structured'>;
  files: readonly FileFacts[];
  context: ReplyContext;
  now: Date;
}

/**
 * May this reply go? A template goes as its author saw it: where the catalogue says something else by now, the customer
 * would read what nobody wrote.
 */
export async function decideReply(
  db: Database,
  { workspaceId }: Viewer,
  { reply: { body, template, structured }, files, context, now }: Asked,
): Promise<ReplyDecision> {
  const question = { ...context.question, now: now.toISOString() };
  if (structured) return decideStructured(question, { body, template, structured }, files);
  if (!template) return mayReplyWith(question, body, files);
  if (files.length > 0) return { isAllowed: false, refusal: 'files-not-taken' };
  const known = await findTemplate(db, { workspaceId, channelId: context.channelId }, template);
  const filled = filledTemplate(known?.body ?? '', template.values);
  const decision = mayReplyWithTemplate(question, filled);
  const isAsSeen = filled.text === body && isDeepStrictEqual(filled.values, template.values);
  return decision.isAllowed && !isAsSeen ? { isAllowed: false, refusal: 'template-changed' } : decision;
}

/** Its title is its body, and nothing else goes with it. */
function decideStructured(
  question: ReplyQuestion,
  { body, template, structured }: Asked['reply'] & { structured: StructuredReply },
  files: readonly FileFacts[],
): ReplyDecision {
  if (template || files.length > 0 || body !== bodyOfStructured(structured)) {
    return { isAllowed: false, refusal: 'structured-not-taken' };
  }
  return mayReplyStructured(question, structured);
}
