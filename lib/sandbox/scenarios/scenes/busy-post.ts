import { between, type Random, shuffled } from '../../state/random';
import { crowdVoices, type Said } from './crowd';
import type { Scene, SceneWish, Step, Writing } from './scene';

const POST = 'post';
const DEEPEST = 3;
const RARE_SHARE = 0.01;
const EDITED_SHARE = 0.02;
const FEWEST = 3;

/** A post that half the town comments, three levels deep. Its size is the number of comments. */
export const busyPost: Scene = {
  name: 'busy-post',
  title: 'A post with 500 comments, three levels deep',
  channelType: 'Facebook',
  usualSize: 500,
  plan: planBusyPost,
};

/** A step with its place in the order; what is moved gets a place between two others. */
interface Placed {
  readonly at: number;
  readonly step: Step;
}

interface Comment {
  readonly index: number;
  readonly level: number;
  /** Null right under the post. */
  readonly parent: number | null;
}

function planBusyPost({ random, size }: SceneWish): Step[] {
  const tree = plantTree(random, size);
  const special = chooseSpecial(random, tree);
  const speak = crowdVoices(random);
  const placed: Placed[] = [
    { at: -1, step: post() },
    ...tree.map((comment) => ({
      at: special.late.get(comment.index) ?? comment.index,
      step: write(comment, special.orphans, speak),
    })),
    ...edits(random, tree, special, speak),
    ...[...special.deleted].map(
      ([index, at]): Placed => ({ at, step: { does: 'delete', key: String(index) } }),
    ),
  ];
  return placed.sort((a, b) => a.at - b.at).map(({ step }) => step);
}

/** Who answers whom. The first three make the deepest branch, so that even a small tree has one. */
function plantTree(random: Random, size: number): Comment[] {
  const tree: Comment[] = [];
  for (let index = 0; index < size; index += 1) {
    const wanted = index < DEEPEST ? index + 1 : wantedLevel(random());
    const above = tree.filter(({ level }) => level === wanted - 1);
    const parent = above[Math.floor(random() * above.length)];
    tree.push(parent ? { index, level: wanted, parent: parent.index } : { index, level: 1, parent: null });
  }
  return tree;
}

function wantedLevel(chance: number): number {
  if (chance < 0.58) return 1;
  return chance < 0.86 ? 2 : DEEPEST;
}

/** The comments with which something is odd. Nobody is odd twice. */
interface Special {
  /** Their parent never comes. */
  readonly orphans: ReadonlySet<number>;
  /** They come after the first answer to them; the place where they do. */
  readonly late: ReadonlyMap<number, number>;
  /** They are taken back after all the answers to them; the place where they are. */
  readonly deleted: ReadonlyMap<number, number>;
}

function chooseSpecial(random: Random, tree: readonly Comment[]): Special {
  const count = Math.max(FEWEST, Math.round(tree.length * RARE_SHARE));
  const answers = answersOf(tree);
  const order = shuffled(random, tree);
  const leaves = order.filter(({ index }) => !answers.has(index) && index >= DEEPEST);
  const [...parents] = order.filter(({ index, level }) => level === 1 && answers.has(index));
  const late = parents.splice(0, count);
  const deleted = parents.splice(0, count);
  const place = (indices: readonly number[], which: 0 | -1) =>
    (indices.at(which) ?? 0) + between(random, 4, 20);
  return {
    orphans: new Set(leaves.slice(0, count).map(({ index }) => index)),
    late: new Map(late.map(({ index }) => [index, place(answers.get(index) ?? [], 0) + 0.5])),
    deleted: new Map(deleted.map(({ index }) => [index, place(answers.get(index) ?? [], -1) + 0.75])),
  };
}

/** The answers to each comment, in their order. */
function answersOf(tree: readonly Comment[]): Map<number, number[]> {
  const answers = new Map<number, number[]>();
  for (const { index, parent } of tree) {
    if (parent !== null) answers.set(parent, [...(answers.get(parent) ?? []), index]);
  }
  return answers;
}

function post(): Writing {
  return {
    does: 'write',
    key: POST,
    channel: 'Facebook',
    customer: null,
    isNative: true,
    kind: 'post',
    body: 'The Kestrel is back, and it comes in moss green. Tell us where yours would take you first 🌿🚲',
    files: ['autumn'],
  };
}

type Speak = (isReply: boolean) => Said;

function write({ index, parent }: Comment, orphans: ReadonlySet<number>, speak: Speak): Writing {
  const above = orphans.has(index) ? `never ${index}` : (parent ?? POST);
  return {
    does: 'write',
    key: String(index),
    channel: 'Facebook',
    kind: 'comment',
    ...speak(parent !== null),
    under: String(above),
    thread: POST,
  };
}

/** Some write what they wrote anew, a while after. */
function edits(random: Random, tree: readonly Comment[], { late, deleted }: Special, speak: Speak): Placed[] {
  const count = Math.max(FEWEST, Math.round(tree.length * EDITED_SHARE));
  const free = tree.filter(({ index }) => !late.has(index) && !deleted.has(index));
  return shuffled(random, free)
    .slice(0, count)
    .map(({ index }) => ({
      at: index + between(random, 2, 40) + 0.25,
      step: { does: 'rewrite', key: String(index), body: `${speak(false).body} (edited)` },
    }));
}
