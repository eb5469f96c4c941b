import { failureOf, RequestFailed, read } from './http';
import type { Shape } from './shapes';

const csrfShape: Shape<{ csrfToken: string }> = async () => {
  const z = await import('zod/mini');
  return z.object({ csrfToken: z.string() });
};

/**
 * Posts to the session library's own routes, which want a form and a token against forged requests.
 *
 * @param path below /api/auth/
 * @throws RequestFailed `wrong-credentials` when the log-in was refused, `too-many-requests` after too many
 */
export async function postToAuth(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await post(path, fields);
}

/**
 * Leaves for a provider at which people sign in; it sends them back.
 *
 * @param page of ours, where they go then
 * @throws RequestFailed
 */
export async function leaveForProvider(provider: string, page: string): Promise<void> {
  const answer = await post(`signin/${provider}`, { callbackUrl: page });
  const z = await import('zod/mini');
  window.location.assign(z.object({ url: z.string() }).parse(await answer.json()).url);
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const { csrfToken } = await read('/api/auth/csrf', csrfShape);
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  }).catch(() => {
    throw new RequestFailed('unreachable', null, {});
  });
  if (response.ok) return response;
  const failure = await failureOf(response);
  // The library's own refusal is not one of our error bodies: all it says is that the log-in was wrong.
  throw failure.code === 'unreadable' ? new RequestFailed('wrong-credentials', null, {}) : failure;
}
