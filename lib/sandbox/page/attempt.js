/**
 * Runs an act and says what came of it in the place where it was asked for: the words it returns in the status line,
 * or what went wrong in the alert.
 * @param {Element} place holds a `[role=status]` and a `[role=alert]`
 * @param {() => unknown} act
 */
export async function attempt(place, act) {
  const done = place.querySelector('[role=status]');
  const problem = place.querySelector('[role=alert]');
  // The same words twice are only heard twice if they were gone in between.
  done.textContent = '';
  problem.hidden = true;
  try {
    done.textContent = (await act()) ?? '';
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}
