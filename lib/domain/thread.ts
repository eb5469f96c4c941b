/**
 * The shape of a public thread: the post, question or review at its head, everything under it a tree
 * (product.md §2.1). Pure, so that browser and tests agree on it.
 */
import { byTimeThenId } from './message';

interface Placed {
  id: string;
  contentId: string | null;
  parentContentId: string | null;
  sentAt: string;
}

export interface ThreadNode<M extends Placed> {
  message: M;
  /** 0 directly under the head. */
  depth: number;
  /** True while the message it answers has not been imported: it stands at the top level until then. */
  isOrphan: boolean;
  children: ThreadNode<M>[];
}

export interface ThreadTree<M extends Placed> {
  /** The post, question or review everything hangs under; null while it has not been imported. */
  head: M | null;
  comments: ThreadNode<M>[];
}

/**
 * Arranges the messages of one public thread.
 *
 * A comment whose parent is unknown is an orphan at the top level and moves when the parent arrives. Siblings
 * stand in source order. A parent that is, by some fault of the platform, among its own descendants is treated
 * as unknown: no message is ever lost from the tree.
 *
 * @param messages any order
 * @param isHead which of them opens the thread
 */
export function threadOf<M extends Placed>(
  messages: readonly M[],
  isHead: (message: M) => boolean,
): ThreadTree<M> {
  const head = [...messages].filter(isHead).sort(byTimeThenId)[0] ?? null;
  const comments = messages.filter((message) => message !== head).sort(byTimeThenId);
  const parents = parentsOf(comments);
  const childrenOf = groupByParent(comments, parents);
  const isOrphan = (message: M) =>
    message.parentContentId !== null &&
    message.parentContentId !== head?.contentId &&
    parents.get(message) === undefined;
  const nodesUnder = (parent: M | null, depth: number): ThreadNode<M>[] =>
    (childrenOf.get(parent) ?? []).map((message) => ({
      message,
      depth,
      isOrphan: isOrphan(message),
      children: nodesUnder(message, depth + 1),
    }));
  return { head, comments: nodesUnder(null, 0) };
}

/** The parent of each comment among the comments; circles are cut where they would close. */
function parentsOf<M extends Placed>(comments: readonly M[]): Map<M, M> {
  const byContentId = new Map(
    comments.flatMap((m) => (m.contentId === null ? [] : [[m.contentId, m] as const])),
  );
  const parents = new Map<M, M>();
  for (const message of comments) {
    const parent = message.parentContentId === null ? undefined : byContentId.get(message.parentContentId);
    if (parent && !isAncestor(message, parent, parents)) parents.set(message, parent);
  }
  return parents;
}

function isAncestor<M>(candidate: M, of: M, parents: Map<M, M>): boolean {
  for (let at: M | undefined = of; at !== undefined; at = parents.get(at)) {
    if (at === candidate) return true;
  }
  return false;
}

function groupByParent<M extends Placed>(comments: readonly M[], parents: Map<M, M>): Map<M | null, M[]> {
  const groups = new Map<M | null, M[]>();
  for (const message of comments) {
    const parent = parents.get(message) ?? null;
    const siblings = groups.get(parent);
    if (siblings) siblings.push(message);
    else groups.set(parent, [message]);
  }
  return groups;
}

/** All nodes in reading order: each followed by what hangs under it. */
export function flatten<M extends Placed>(nodes: readonly ThreadNode<M>[]): ThreadNode<M>[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
