import { busyPost } from './busy-post';
import { changingReviews } from './changing-reviews';
import { editsAndDeletions } from './edits-and-deletions';
import { manyScripts } from './many-scripts';
import { pickers } from './pickers';
import { pictures } from './pictures';
import type { Scene } from './scene';
import { templateTalk } from './template-talk';

/** Everything that can be played, in the order in which it is offered. */
export const SCENES: readonly Scene[] = [
  busyPost,
  changingReviews,
  templateTalk,
  pickers,
  pictures,
  manyScripts,
  editsAndDeletions,
];
