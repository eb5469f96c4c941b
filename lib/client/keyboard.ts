/** The one listener for keys. It decides what a key is about in the moment it goes down. */
import { forgetWaiting, runAction, runOpening } from './action-offers';
import { actionOf, type Place } from './actions';
import { areSingleKeysOn } from './single-keys';

const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const FIELDS =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';
/** What browsers say of a key that an input method took. */
const TAKEN_BY_INPUT_METHOD = 229;

/** @returns a function that stops listening */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('pointerdown', forgetWaiting);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('pointerdown', forgetWaiting);
  };
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) return;
  forgetWaiting();
  const target = event.target instanceof Element ? event.target : null;
  const press = {
    key: event.key,
    code: event.code,
    place: placeOf(target),
    isWithMod: event.metaKey || event.ctrlKey,
    isWithAlt: event.altKey,
    isWithShift: event.shiftKey,
    isRepeated: event.repeat,
  };
  const action = actionOf(press, areSingleKeysOn());
  if (!action || document.querySelector(OVERLAYS)) return;
  const run = action.opensFirst ? runOpening : runAction;
  if (run(action.id, { conversationId: subjectOf(target), target })) event.preventDefault();
}

function placeOf(target: Element | null): Place {
  if (target?.closest(FIELDS)) return 'field';
  return target?.matches('[data-row]') ? 'list' : 'page';
}

/** The row that has the focus; elsewhere the conversation that is open. */
function subjectOf(target: Element | null): string | null {
  const row = target?.closest<HTMLElement>('[data-row]');
  if (row?.dataset.row) return row.dataset.row;
  return document.querySelector<HTMLElement>('[data-conversation]')?.dataset.conversation ?? null;
}
