import { createCustomer, findCustomer } from '../../customers/identities';
import { usualKind } from '../../customers/kinds';
import { receive } from '../../customers/receive';
import { reword, takeBack } from '../../customers/second-thoughts';
import type { Sandbox } from '../../sandbox';
import { objectId } from '../../state/ids';
import type { Channel, Content, Identity } from '../../state/records';
import { channelOfType } from '../business';
import { keepPace } from '../pace';
import type { Actor, Step, Writing } from './scene';

/**
 * Plays the steps at so many in a second, beginning at once. It ends early when the history is begun anew.
 * Returns a function that tells how many are still to come.
 */
export function play(sandbox: Sandbox, steps: readonly Step[], perSecond: number): () => number {
  const stage: Stage = { sandbox, places: new Map(), lastId: null };
  const startAt = sandbox.clock.now();
  let done = 0;
  const left = () => (isSwept(stage) ? 0 : steps.length - done);
  keepPace(sandbox, {
    nextDueAt: () => (left() === 0 ? null : Math.round(startAt + (done * 1000) / perSecond)),
    act: (dueAt) => {
      const step = steps[done];
      done += 1;
      if (step) take(stage, step, dueAt);
    },
  });
  return left;
}

/** What a playing scene knows of what it has written. */
interface Stage {
  readonly sandbox: Sandbox;
  readonly places: Map<string, Place>;
  lastId: string | null;
}

/** The id and the time of a content, known before it is written if something else hangs under it already. */
interface Place {
  readonly id: string;
  readonly createdAt: number;
}

function isSwept({ sandbox, lastId }: Stage): boolean {
  return lastId !== null && !sandbox.store.contents.get(lastId);
}

function take(stage: Stage, step: Step, dueAt: number): void {
  switch (step.does) {
    case 'write':
      stage.lastId = write(stage, step, dueAt).id;
      return;
    case 'rewrite': {
      const { body, rating } = step;
      reword(stage.sandbox, written(stage, step.key), {
        ...(body === undefined ? {} : { body }),
        ...(rating === undefined ? {} : { rating }),
      });
      return;
    }
    case 'delete':
      takeBack(stage.sandbox, written(stage, step.key));
  }
}

function written({ sandbox, places }: Stage, key: string): Content {
  const content = sandbox.store.contents.get(places.get(key)?.id ?? '');
  if (!content) throw new Error(`nothing was written as ${key}`);
  return content;
}

function write(stage: Stage, step: Writing, dueAt: number): Content {
  const { sandbox } = stage;
  const channel = channelOfType(sandbox, step.channel);
  const { under, thread, title, rating, files, structured } = step;
  // A parent that comes late was written before what hangs under it, and only imported after it.
  const parent = under === undefined ? undefined : placeOf(stage, under, dueAt - 1);
  if (step.isNative && parent) markReplied(sandbox, parent.id);
  return receive(sandbox, {
    channel,
    customer: step.customer && castOf(sandbox, channel, step.customer),
    kind: step.kind ?? usualKind(channel),
    body: step.body,
    ...placeOf(stage, step.key, dueAt),
    ...(step.isNative ? { isNative: true } : {}),
    ...(parent ? { parentId: parent.id } : {}),
    ...(thread === undefined ? {} : { threadId: written(stage, thread).threadId }),
    ...(title === undefined ? {} : { title }),
    ...(rating === undefined ? {} : { rating }),
    ...(files ? { files } : {}),
    ...(structured ? { structuredContent: structured } : {}),
  });
}

/** What the business has answered on the network counts as answered. */
function markReplied(sandbox: Sandbox, id: string): void {
  const content = sandbox.store.contents.get(id);
  if (content?.isIncoming) {
    sandbox.store.contents.put({ ...content, status: 'Replied', modifiedAt: sandbox.clock.now() });
  }
}

function placeOf({ places }: Stage, key: string, createdAt: number): Place {
  const known = places.get(key);
  if (known) return known;
  const place = { id: objectId(createdAt), createdAt };
  places.set(key, place);
  return place;
}

function castOf(sandbox: Sandbox, channel: Channel, { name, language }: Actor): Identity {
  return findCustomer(sandbox, channel, name) ?? createCustomer(sandbox, channel, { name, language });
}
