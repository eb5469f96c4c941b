import type { RunningFoyer } from './app-process';

/** Signs somebody of the demo in, as the browser does, and returns the cookies. */
export function signInAs(foyer: RunningFoyer, name: string): Promise<string> {
  const person = foyer.logIns.find((each) => each.name.startsWith(name));
  if (!person) throw new Error(`the demo has nobody called ${name}`);
  return signInWith(foyer.url, person);
}

/** Signs somebody in at a Foyer, as the browser does, and returns the cookies. */
export async function signInWith(url: string, person: { email: string; password: string }): Promise<string> {
  const first = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookiesOf(first), origin: url, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ csrfToken, email: person.email, password: person.password, json: 'true' }),
    redirect: 'manual',
  });
  return cookiesOf(answer);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
