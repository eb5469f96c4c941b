'use client';

import { Fragment, type ReactNode } from 'react';
import { useWords } from '@/lib/words/words-context';
import { CommentView } from './comment-view';
import { NewLine } from './lines';
import type { ThreadContext } from './message-group';
import { answerTo, type CommentNode, drawnChildren, isFlattened } from './public-thread';
import { keyOf } from './timeline';

interface CommentTreeProps {
  readonly nodes: readonly CommentNode[];
  /** Above this comment stands the “New” line. */
  readonly firstNewId: string | null;
  readonly context: ThreadContext;
  /** The comment that is being answered. */
  readonly answeringId: string | null;
  /** Drawn under the comment that is being answered. */
  readonly composer: ReactNode;
  readonly onAnswer: (messageId: string) => void;
  /** The author of a comment, by the platform's id, for those that stand apart from what they answer. */
  readonly authorByContentId: ReadonlyMap<string, string>;
}

/** Comments and their answers as nested lists: 36 px a level, three levels, joined by rounded elbows (DESIGN §4). */
export function CommentTree(props: CommentTreeProps) {
  return (
    <ol className="px-5 pt-1.5 pb-4 max-sm:px-3.5">
      <Branches {...props} />
    </ol>
  );
}

function Branches(props: CommentTreeProps) {
  const { t } = useWords();
  return props.nodes.map((node) => (
    <Fragment key={keyOf(node.message)}>
      {node.message.id === props.firstNewId && (
        <li className="relative [ul>&]:after:absolute [ul>&]:after:inset-y-0 [ul>&]:after:-start-5.5 [ul>&]:after:border-s-[1.5px] [ul>&]:after:border-line-strong">
          <NewLine>{t('thread.new')}</NewLine>
        </li>
      )}
      <Branch node={node} {...props} />
    </Fragment>
  ));
}

function Branch({ node, ...props }: CommentTreeProps & { readonly node: CommentNode }) {
  const { context, answeringId, composer, onAnswer, authorByContentId } = props;
  const children = drawnChildren(node);
  const isBeingAnswered = node.message.id === answeringId;
  const parent = node.message.parentContentId;
  return (
    <li className="relative [ul>&]:before:absolute [ul>&]:before:-start-5.5 [ul>&]:before:-top-1 [ul>&]:before:h-6 [ul>&]:before:w-3.5 [ul>&]:before:rounded-es-lg [ul>&]:before:border-s-[1.5px] [ul>&]:before:border-b-[1.5px] [ul>&]:before:border-line-strong [ul>&:not(:last-child)]:after:absolute [ul>&:not(:last-child)]:after:inset-y-0 [ul>&:not(:last-child)]:after:-start-5.5 [ul>&:not(:last-child)]:after:border-s-[1.5px] [ul>&:not(:last-child)]:after:border-line-strong">
      <CommentView
        node={node}
        answer={answerTo(node)}
        answersName={isFlattened(node) && parent !== null ? authorByContentId.get(parent) : undefined}
        context={context}
        isBeingAnswered={isBeingAnswered}
        onAnswer={onAnswer}
      />
      {isBeingAnswered && (
        <div className="-mx-3 mb-1.5 rounded-b-lg bg-accent-tint ps-12.5 pe-3 pb-3 max-sm:ps-3">
          {composer}
        </div>
      )}
      {children.length > 0 && (
        <ul className="ms-3.5 ps-5.5">
          <Branches {...props} nodes={children} />
        </ul>
      )}
    </li>
  );
}
