import { html } from 'hono/html';
import { USERS } from '../users';

/** Where the page lies: the platform's own log-in is not part of its API. */
export const CONSENT_PATH = '/__sandbox/consent';

/** The parameters of an authorization request that the consent form carries on. */
export const CARRIED = [
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const;

/** The log-in and consent page: who are you, and may the app speak for you? */
export function consentPage(parameters: URLSearchParams, appName: string) {
  const hint = parameters.get('login_hint');
  const chosen = USERS.find(({ id, email }) => id === hint || email === hint) ?? USERS[0];
  const people = USERS.map(
    (user) => html`<label class="person">
      <input type="radio" name="user" value="${user.id}" ${user === chosen ? 'checked' : ''} />
      <span>${user.firstName} ${user.lastName}<small>Extension ${user.extensionNumber}</small></span>
    </label>`,
  );
  const carried = CARRIED.map(
    (name) => html`<input type="hidden" name="${name}" value="${parameters.get(name) ?? ''}" />`,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sign in to the RingCentral sandbox</title>
        <link rel="icon" href="/__sandbox/page/icon.svg" />
        <link rel="stylesheet" href="/__sandbox/page/tokens.css" />
        <link rel="stylesheet" href="/__sandbox/page/style.css" />
      </head>
      <body class="narrow">
        <main class="sheet">
          <h1>Sign in to RingCentral</h1>
          <p class="quiet">This is the sandbox: no password is asked for, and nothing leaves this machine.</p>
          <form method="post" action="${CONSENT_PATH}">
            ${carried}
            <fieldset>
              <legend>You are</legend>
              ${people}
            </fieldset>
            <p><strong>${appName}</strong> would like to read and send social messages, be told of new ones, and read the names of users, in your name.</p>
            <div class="actions">
              <button type="submit" name="decision" value="allow">Allow</button>
              <button type="submit" name="decision" value="deny" class="plain">Deny</button>
            </div>
          </form>
        </main>
      </body>
    </html>`;
}
