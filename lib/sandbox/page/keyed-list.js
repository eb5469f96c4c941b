/** Lists that are brought in line with what is known while everything that has not changed stays in its place. */

/** What each item was drawn from. */
const drawn = new WeakMap();

/**
 * Draws rows that are new or look different, and leaves the others alone: with their focus, and open if they are. An
 * item with `data-editing` is in somebody's hands and stays as it is.
 * @template T
 * @param {HTMLElement} list
 * @param {{ key: string, look: string, record: T }[]} rows
 * @param {(record: T) => HTMLElement} draw
 */
export function keepList(list, rows, draw) {
  const present = new Map([...list.children].map((item) => [drawn.get(item).key, item]));
  const wanted = rows.map((row) => itemFor(present.get(row.key), row, draw));
  const staying = new Set(wanted);
  for (const item of [...list.children]) if (!staying.has(item)) item.remove();
  let place = list.firstElementChild;
  for (const item of wanted) {
    if (item === place) place = place.nextElementSibling;
    else list.insertBefore(item, place);
  }
}

function itemFor(present, row, draw) {
  if (present && (drawn.get(present).look === row.look || 'editing' in present.dataset)) return present;
  const item = draw(row.record);
  drawn.set(item, row);
  if (present) replaceKeepingFocus(present, item);
  return item;
}

/** The focus goes to the control with the same `data-act`; if there is none any more, to the item. */
function replaceKeepingFocus(present, item) {
  const focused = present.contains(document.activeElement) ? document.activeElement : null;
  present.replaceWith(item);
  if (!focused) return;
  const same = [...item.querySelectorAll('[data-act]')].find(
    ({ dataset }) => dataset.act === focused.dataset.act,
  );
  (same ?? item).focus();
}
