/** Messages that are more than text: a list to choose from, and a link with its title (API notes, section 9). */
import { capabilityOf } from './channel';
import { mayReply, type Refusal, type ReplyDecision, type ReplyQuestion } from './reply-policy';

export const structuredKinds = ['list', 'link'] as const;
export type StructuredKind = (typeof structuredKinds)[number];

export interface ListItem {
  title: string;
  /** May be empty. */
  subtitle: string;
}

export type StructuredReply =
  | { kind: 'list'; title: string; subtitle: string; items: ListItem[] }
  | { kind: 'link'; url: string; title: string; subtitle: string };

/** Longest texts, in UTF-16 units as the platform cuts them, and the most items. */
export interface StructuredLimits {
  title: number;
  subtitle: number;
  itemTitle: number;
  itemSubtitle: number;
  items: number;
}

const LIST: StructuredLimits = { title: 1024, subtitle: 512, itemTitle: 80, itemSubtitle: 100, items: 10 };
const LINK: StructuredLimits = { title: 350, subtitle: 1000, itemTitle: 0, itemSubtitle: 0, items: 0 };
const LONGEST_URL = 2048;

/** What a channel takes of a kind. WhatsApp has less room for the items of a list. */
export function structuredLimits(channelType: string, kind: StructuredKind): StructuredLimits {
  if (kind === 'link') return LINK;
  return channelType === 'WhatsApp' ? { ...LIST, itemTitle: 24, itemSubtitle: 72 } : LIST;
}

/** The kinds a channel of this type takes. */
export function structuredKindsOf(channelType: string): readonly StructuredKind[] {
  return capabilityOf(channelType)?.structured ?? [];
}

/** What is said where only text is shown: in the list of conversations, and to whoever cannot see more. */
export function bodyOfStructured({ title }: StructuredReply): string {
  return title.trim();
}

/** May this go, now, here? Nothing of it is ever cut: what is too long is refused instead. */
export function mayReplyStructured(question: ReplyQuestion, reply: StructuredReply): ReplyDecision {
  const decision = mayReply(question);
  if (!decision.isAllowed) return decision;
  const refusal = refusalOf(question.channelType, reply);
  return refusal ? { isAllowed: false, refusal } : decision;
}

function refusalOf(channelType: string, reply: StructuredReply): Refusal | null {
  if (!structuredKindsOf(channelType).includes(reply.kind)) return 'structured-not-taken';
  if (isUnfinished(reply)) return 'structured-unfinished';
  return isTooLong(reply, structuredLimits(channelType, reply.kind)) ? 'structured-too-long' : null;
}

function isUnfinished(reply: StructuredReply): boolean {
  if (reply.title.trim() === '') return true;
  if (reply.kind === 'link') return !/^https?:\/\/\S+$/i.test(reply.url.trim());
  return reply.items.length === 0 || reply.items.some(({ title }) => title.trim() === '');
}

function isTooLong(reply: StructuredReply, limits: StructuredLimits): boolean {
  if (reply.title.length > limits.title || reply.subtitle.length > limits.subtitle) return true;
  if (reply.kind === 'link') return reply.url.length > LONGEST_URL;
  const { itemTitle, itemSubtitle, items } = limits;
  return (
    reply.items.length > items ||
    reply.items.some(({ title, subtitle }) => title.length > itemTitle || subtitle.length > itemSubtitle)
  );
}

/**
 * As it is kept, drawn and sent: the platform's own form of it.
 *
 * @param key tells its choices from those of every other list, so that a customer's choice finds its question
 */
export function structuredContentOf(reply: StructuredReply, key: string): Record<string, unknown> {
  const subtitle = reply.subtitle.trim() ? { subtitle: reply.subtitle.trim() } : {};
  const title = reply.title.trim();
  if (reply.kind === 'link') return { type: 'rich_link', url: reply.url.trim(), title, ...subtitle };
  const items = reply.items.map((item, index) => ({
    title: item.title.trim(),
    ...(item.subtitle.trim() && { subtitle: item.subtitle.trim() }),
    payload: `${key.slice(0, 8)}-${index + 1}`,
  }));
  return { type: 'list', title, ...subtitle, items };
}
