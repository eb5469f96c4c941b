import * as z from 'zod/mini';
import { RequestFailed, read } from './http';

const csrf = z.object({ csrfToken: z.string() });
const answer = z.object({ url: z.string() });

/**
 * Posts to the session library's own routes, which want a form and a token against forged requests.
 *
 * @param path below /api/auth/
 * @throws RequestFailed `wrong-credentials` when the log-in was refused
 */
export async function postToAuth(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const { csrfToken } = await read('/api/auth/csrf', csrf);
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  }).catch(() => {
    throw new RequestFailed('unreachable', null, {});
  });
  if (response.status === 429) throw new RequestFailed('too-many-requests', null, {});
  const body = answer.safeParse(await response.json().catch(() => undefined));
  if (!body.success) throw new RequestFailed('unreadable', null, {});
  if (!response.ok) throw new RequestFailed('wrong-credentials', null, {});
}
