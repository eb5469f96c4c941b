import * as z from 'zod/mini';
import { readStored, writeStored } from './storage';
import { thisWorkspace } from './this-workspace';

const connectDraft = z.object({
  name: z.string(),
  serverUrl: z.string(),
  clientId: z.string(),
  basePath: z.string(),
  generation: z.enum(['undetected', 'source', 'channel']),
  /** One a line. */
  eventFilters: z.string(),
});

/** What an admin has entered of an account, but for its secrets: those are kept nowhere in the browser. */
export type ConnectDraft = z.infer<typeof connectDraft>;

const emptyDraft: ConnectDraft = {
  name: '',
  serverUrl: 'https://platform.ringcentral.com',
  clientId: '',
  basePath: '',
  generation: 'undetected',
  eventFilters: '',
};

const key = () => `foyer.connect.${thisWorkspace()}`;

/** What was entered before the browser left for RingCentral's page, or was closed. */
export function readConnectDraft(): ConnectDraft {
  try {
    return connectDraft.parse(JSON.parse(readStored(key()) ?? ''));
  } catch {
    return emptyDraft;
  }
}

/** @param draft null once the account is connected */
export function keepConnectDraft(draft: ConnectDraft | null): void {
  writeStored(key(), draft && JSON.stringify(draft));
}
