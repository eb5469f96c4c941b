import { logInOf } from './environment';
import { Network } from './network';
import type { Person } from './person';
import { test as stories } from './test';

interface Weather {
  readonly network: Network;
  /** Priya, behind a network that can be cut. */
  readonly priya: Person;
}

/** Stories in which the network of one person fails. */
export const test = stories.extend<Weather>({
  network: async ({ browserErrors }, use) => {
    browserErrors.expect(/Failed to load resource: net::ERR_/);
    const network = new Network();
    await use(network);
    network.close();
  },
  priya: async ({ network, seat }, use) => {
    const viewport = { width: 1440, height: 900 };
    await use(await seat(logInOf('Priya'), { viewport, proxy: await network.open() }));
  },
});
