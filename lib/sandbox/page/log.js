import { byId } from './dom.js';
import { keepList } from './keyed-list.js';

const MOST = 100;

/**
 * A log, newest first. While somebody points at it or is in it, it holds still and says how many are new.
 * @template T
 * @param {string} name of the log: the id of its list, and of its parts before `-more`, `-empty` and `-title`
 * @param {{ keyOf: (entry: T) => string, draw: (entry: T) => HTMLElement }} how
 * @returns {(entries: T[], mayHold?: boolean) => void} takes all entries, oldest first
 */
export function startLog(name, { keyOf, draw }) {
  const list = byId(name);
  const more = byId(`${name}-more`);
  let rows = [];
  let newest;
  const show = () => {
    newest = rows[0]?.key;
    more.hidden = true;
    keepList(list, rows, draw);
  };
  more.addEventListener('click', () => {
    show();
    byId(`${name}-title`).focus();
  });
  return (entries, mayHold = true) => {
    rows = numbered(entries, keyOf).reverse().slice(0, MOST);
    byId(`${name}-empty`).hidden = rows.length > 0;
    if (mayHold && list.matches(':hover, :focus-within')) tellNew(more, rows, newest);
    else show();
  };
}

function tellNew(more, rows, newest) {
  const count = rows.findIndex(({ key }) => key === newest);
  more.hidden = count === 0 || rows.length === 0;
  more.textContent = count < 0 ? `${rows.length} new` : `${count} new`;
}

/** Entries have no ids, and two may be alike. */
function numbered(entries, keyOf) {
  const seen = new Map();
  return entries.map((record) => {
    const key = keyOf(record);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return { key: `${key} ${times}`, look: '', record };
  });
}
