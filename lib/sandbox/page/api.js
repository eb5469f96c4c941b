/** The control surface, seen from the page. Paths are relative, so that the page works under any prefix. */

/**
 * Calls a control route and returns its JSON. Rejects with an Error that carries the sandbox's own words and, when
 * there was an answer, its `status`.
 * @param {string} path
 * @param {{ method?: string, body?: unknown }} [options]
 */
export async function control(path, { method = 'GET', body } = {}) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new Error('The sandbox does not answer.');
  });
  if (response.ok) return response.json();
  const { error } = await response.json().catch(() => ({}));
  throw Object.assign(new Error(error ?? `The sandbox answered ${response.status}.`), {
    status: response.status,
  });
}

/**
 * For `catch`: a route that this sandbox does not have has no records.
 * @param {Error & { status?: number }} error
 */
export function nothingIfUnknown(error) {
  if (error.status !== 404) throw error;
  return { records: [] };
}
