/** One of the sandbox's users; the demo's JWT is Amira's. */
const TOMAS = '102';

/** An admin signs in at the platform's page and says yes or no. Where the browser is then sent to. */
export async function answerAtPage(address: string, decision: 'allow' | 'deny', user = TOMAS): Promise<URL> {
  const asked = await fetch(address, { redirect: 'manual' });
  const page = new URL(asked.headers.get('location') ?? '', address);
  const body = new URLSearchParams(page.search);
  body.set('user', user);
  body.set('decision', decision);
  const answer = await fetch(page.origin + page.pathname, { method: 'POST', body, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}
