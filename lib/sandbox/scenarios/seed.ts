import type { Sandbox } from '../sandbox';
import { seedBusiness } from './business';
import { ordinaryHistory } from './history';
import { beginningOf, storiesOnFile, tellStory } from './story';

/** Fills an empty sandbox: the business and its history, counted back from the current minute. */
export function seed(sandbox: Sandbox): void {
  seedBusiness(sandbox);
  const anchor = Math.floor(sandbox.clock.now() / 60_000) * 60_000;
  const stories = [...storiesOnFile(), ...ordinaryHistory(sandbox)];
  // In the order of time, so that people are first seen when they first wrote.
  stories.sort((a, b) => beginningOf(a, anchor) - beginningOf(b, anchor));
  for (const story of stories) tellStory(sandbox, story, anchor);
}

/** Forgets what happened since the first start. Subscriptions, sessions, settings and the clock are kept. */
export function reseed(sandbox: Sandbox): void {
  const { contents, identities, attachments, interventions, deliveries, permissions } = sandbox.store;
  for (const table of [contents, identities, attachments, interventions, deliveries, permissions])
    table.clear();
  sandbox.faults.clear();
  sandbox.limits.clear();
  sandbox.requests.clear();
  sandbox.deliveries.clear();
  seed(sandbox);
}
