import type { Json } from '../support/platform-client';
import { CONTENTS, EXTENSION, IDENTITIES, type Stage, SUBSCRIPTION } from './stage';

export interface Sample {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** A good request for each operation that needs a token. */
const SAMPLES: Readonly<Record<string, (stage: Stage) => Promise<Sample>>> = {
  listSocialMessagingContents: async () => get(`${CONTENTS}?perPage=2`),
  readSocialMessagingContent: async (stage) => get(`${CONTENTS}/${await someContent(stage)}`),
  createSocialMessagingContent: async (stage) => ({
    method: 'POST',
    path: CONTENTS,
    body: { channelId: stage.client.channelId('Facebook'), body: 'Open on Monday.' },
  }),
  listSocialMessagingIdentities: async () => get(`${IDENTITIES}?perPage=2`),
  readSocialMessagingIdentity: async (stage) => {
    const { body } = await stage.call('GET', `${IDENTITIES}?perPage=1`);
    return get(`${IDENTITIES}/${String((body.records as Json[])[0]?.id)}`);
  },
  listSubscriptions: async () => get(SUBSCRIPTION),
  createSubscription: async ({ receiver }) => ({
    method: 'POST',
    path: SUBSCRIPTION,
    body: {
      eventFilters: [`${CONTENTS}/Exported`],
      deliveryMode: { transportType: 'WebHook', address: receiver.url, verificationToken: 's1' },
    },
  }),
  readSubscription: async (stage) => get(await someSubscription(stage)),
  updateSubscription: async (stage) => ({
    method: 'PUT',
    path: await someSubscription(stage),
    body: { eventFilters: [`${CONTENTS}/Imported`], expiresIn: 1200 },
  }),
  deleteSubscription: async (stage) => ({ method: 'DELETE', path: await someSubscription(stage) }),
  renewSubscription: async (stage) => ({
    method: 'POST',
    path: `${await someSubscription(stage)}/renew`,
    body: {},
  }),
  listExtensions: async () => get(EXTENSION),
  readExtension: async () => get(`${EXTENSION}/101`),
};

/** The good request of an operation. */
export function sampleOf(stage: Stage, operationId: string): Promise<Sample> {
  const make = SAMPLES[operationId];
  if (!make) throw new Error(`no sample request for ${operationId}`);
  return make(stage);
}

function get(path: string): Sample {
  return { method: 'GET', path };
}

async function someContent(stage: Stage): Promise<string> {
  const { body } = await stage.call('GET', `${CONTENTS}?perPage=1`);
  return String((body.records as Json[])[0]?.id);
}

async function someSubscription(stage: Stage): Promise<string> {
  const { body } = await stage.subscribe();
  return `${SUBSCRIPTION}/${String(body.id)}`;
}
