/** A public thread as it is drawn: its head and its comments, three levels deep. Pure. */
import type { Message } from '@/lib/contract/message';
import { flatten, type ThreadNode, threadOf } from '@/lib/domain/thread';

export type CommentNode = ThreadNode<Message>;

/** Levels that are drawn; deeper comments go on flat and say what they answer. */
const DEEPEST = 2;

/** The post, question or review a thread hangs under, and the comments under it. */
export function publicThreadOf(messages: readonly Message[]) {
  return threadOf(messages, ({ kind }) => kind === 'post' || kind === 'review');
}

/** What is drawn under a comment: its answers, or at the deepest level everything below it, in order. */
export function drawnChildren(node: CommentNode): CommentNode[] {
  return node.depth === DEEPEST - 1
    ? node.children.flatMap((child) => [child, ...flatten(child.children)])
    : node.depth >= DEEPEST
      ? []
      : node.children;
}

/** True for a comment that stands further out than what it answers. */
export function isFlattened({ depth }: CommentNode): boolean {
  return depth > DEEPEST;
}

/** The comments that still ask for an answer, in reading order, and those they stand under. */
export function onlyUnanswered(nodes: readonly CommentNode[]): CommentNode[] {
  return nodes.flatMap((node) => {
    const children = onlyUnanswered(node.children);
    return node.message.needsReply || children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** Our answer to a comment, the first of them. */
export function answerTo(node: CommentNode): Message | undefined {
  return node.children.find(({ message }) => message.direction === 'outbound')?.message;
}

/** The next comment that asks for an answer after the one at hand; the first one when there is none after it. */
export function nextUnanswered(nodes: readonly CommentNode[], afterId: string | null): string | null {
  const open = flatten(nodes).filter(({ message }) => message.needsReply);
  const at = open.findIndex(({ message }) => message.id === afterId);
  return (open[at + 1] ?? open[0])?.message.id ?? null;
}
