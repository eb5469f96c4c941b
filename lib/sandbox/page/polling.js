import { byId } from './dom.js';

/**
 * Looks again and again, one look at a time, as long as the panel is shown and the page is in view.
 * @param {HTMLElement} panel
 * @param {number} everyMs
 * @param {() => Promise<void>} look
 */
export function whileShown(panel, everyMs, look) {
  let isLooking = false;
  let timer;
  const turn = async () => {
    if (isLooking || panel.hidden || document.hidden) return;
    isLooking = true;
    clearTimeout(timer);
    await tell(look);
    isLooking = false;
    timer = setTimeout(turn, everyMs);
  };
  panel.addEventListener('shown', turn);
  document.addEventListener('visibilitychange', turn);
  turn();
}

/** A sandbox that is away for a moment is no reason to stop looking. */
async function tell(look) {
  const connection = byId('connection');
  try {
    await look();
    connection.hidden = true;
  } catch (error) {
    connection.textContent = `${error.message} This page tries again by itself.`;
    connection.hidden = false;
  }
}
