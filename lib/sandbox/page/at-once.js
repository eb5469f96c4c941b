/** What can go wrong, or pass, in one moment. */

import { control } from './api.js';
import { attempt } from './attempt.js';
import { button, byId } from './dom.js';

const DAY_SECONDS = 86_400;

const MOMENTS = [
  {
    words: 'Expire all access tokens',
    path: 'tokens/expire',
    told: () => 'All access tokens have expired.',
  },
  {
    words: 'Sign everybody out',
    path: 'tokens/revoke',
    told: () => 'Everybody is signed out.',
  },
  {
    words: 'Blacklist the webhooks',
    path: 'subscriptions/blacklist',
    told: () => 'The webhooks are blacklisted. Nothing is delivered until somebody subscribes anew.',
  },
  {
    words: 'A day passes',
    path: 'clock',
    body: { advanceSeconds: DAY_SECONDS },
    told: ({ now }) => `A day has passed. It is ${new Date(now).toLocaleString()}.`,
  },
  {
    words: 'Release withheld confirmations',
    path: 'release',
    told: ({ released }) => (released === 0 ? 'None was withheld.' : `Released: ${released}.`),
  },
];

/** Draws a button for each. */
export function startMoments() {
  byId('moments').replaceChildren(
    ...MOMENTS.map((moment) =>
      button('plain', moment.words, () => attempt(byId('at-once'), () => happen(moment))),
    ),
  );
}

/** Says what time it is in the sandbox. */
export async function lookAtClock() {
  const { now } = await control('clock');
  byId('clock').textContent = `Sandbox clock: ${new Date(now).toLocaleString()}`;
}

async function happen({ path, body, told }) {
  const answer = await control(path, { method: 'POST', body });
  await lookAtClock();
  return told(answer);
}
