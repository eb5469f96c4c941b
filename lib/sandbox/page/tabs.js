/** Tabs: a click or the arrow keys choose, and the address remembers the choice over a reload. */

const KEYS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/**
 * Each panel gets a `shown` event when it comes into view.
 * @param {HTMLElement} list with role=tablist; the id of each tab is `tab-` and what the address says of it
 */
export function startTabs(list) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  for (const tab of tabs) tab.addEventListener('click', () => select(tabs, tab));
  list.addEventListener('keydown', (event) => {
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = neighbour(tabs, tabs.indexOf(document.activeElement), step);
    select(tabs, next);
    next.focus();
  });
  const wished = tabs.find((tab) => `#${nameOf(tab)}` === location.hash);
  if (wished) select(tabs, wished);
}

function neighbour(tabs, index, step) {
  if (!Number.isFinite(step)) return tabs.at(step < 0 ? 0 : -1);
  return tabs[(index + step + tabs.length) % tabs.length];
}

function select(tabs, chosen) {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute('aria-selected', String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    panelOf(tab).hidden = !isChosen;
  }
  history.replaceState(null, '', `#${nameOf(chosen)}`);
  panelOf(chosen).dispatchEvent(new Event('shown'));
}

function nameOf(tab) {
  return tab.id.replace('tab-', '');
}

function panelOf(tab) {
  return document.getElementById(tab.getAttribute('aria-controls'));
}
