/** The control surface, seen from the page. Paths are relative, so that the page works under any prefix. */

/**
 * Calls a control route and returns its JSON. Rejects with an Error that carries the sandbox's own words.
 * @param {string} path
 * @param {{ method?: string, body?: unknown }} [options]
 */
export async function control(path, { method = 'GET', body } = {}) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}`);
  return answer;
}
