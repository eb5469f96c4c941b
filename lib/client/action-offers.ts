/** What can be done right now: each screen offers its acts for as long as it is there. */
import { type RefObject, useEffect, useRef } from 'react';
import type { ActionId } from './actions';

/** @param conversationId what it is about, as it was when the key went down; never "the row at this place" */
type Runner = (conversationId: string | null) => void;

type Runners = { readonly [id in ActionId]?: Runner };

interface Scope {
  /** Only for this conversation; without it, for any. */
  readonly conversationId?: string;
  /** Only for keys that go down inside this element. */
  readonly within?: RefObject<Element | null>;
}

interface Offer extends Scope {
  readonly runners: RefObject<Runners>;
}

/** What an act is asked for with. */
interface Subject {
  readonly conversationId: string | null;
  readonly target: Element | null;
}

const nowhere: Subject = { conversationId: null, target: null };
const offers: Offer[] = [];
/** Asked for a conversation that is still opening. */
let waiting: { readonly id: ActionId; readonly conversationId: string } | null = null;

/** Offers acts for as long as the component is there. Of two offers of the same act the later one is asked. */
export function useActions(runners: Runners, { conversationId, within }: Scope = {}): void {
  const latest = useRef(runners);
  useEffect(() => {
    latest.current = runners;
  });
  useEffect(() => {
    const offer: Offer = {
      runners: latest,
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(within ? { within } : {}),
    };
    offers.push(offer);
    runWaiting(offer);
    return () => void offers.splice(offers.indexOf(offer), 1);
  }, [conversationId, within]);
}

/**
 * Does what an act means here and now.
 *
 * @returns false when nothing here offers it
 */
export function runAction(id: ActionId, subject: Subject = nowhere): boolean {
  forgetWaiting();
  const runner = offers.findLast((offer) => isFor(offer, subject) && offer.runners.current[id]);
  runner?.runners.current[id]?.(subject.conversationId);
  return runner !== undefined;
}

/**
 * Does what an act means in the open conversation; one that is not open is opened first.
 *
 * @returns false when nothing here offers it
 */
export function runOpening(id: ActionId, subject: Subject): boolean {
  const { conversationId } = subject;
  if (runAction(id, subject)) return true;
  if (conversationId === null || !runAction('open', subject)) return false;
  waiting = { id, conversationId };
  return true;
}

/** Whoever does something else meanwhile does not want it any more. */
export function forgetWaiting(): void {
  waiting = null;
}

function runWaiting({ conversationId, runners }: Offer): void {
  if (!waiting || conversationId !== waiting.conversationId) return;
  const runner = runners.current[waiting.id];
  if (!runner) return;
  forgetWaiting();
  runner(conversationId);
}

function isFor({ conversationId, within }: Offer, subject: Subject): boolean {
  if (conversationId !== undefined && conversationId !== subject.conversationId) return false;
  return within === undefined || (within.current?.contains(subject.target) ?? false);
}
