import type { World } from './world';

/** What the platform holds, as its own ledger tells. */
export type Ledger = readonly { readonly id: string; readonly body?: string | null }[];

/** A call that the sandbox received. */
export interface ReceivedCall {
  readonly at: string;
  readonly operation: string;
  readonly path: string;
  readonly status: number | null;
}

const AT_ONCE = 12;

/**
 * Lets so many messages be written, by many people on many channels.
 *
 * @returns the content ids in their order
 */
export async function customersWrite(world: World, count: number): Promise<string[]> {
  const channels = ['WhatsApp', 'Viber', 'Messenger', 'Instagram', 'Facebook', 'Twitter'];
  const ids: string[] = new Array(count);
  let next = 0;
  const write = async () => {
    for (let index = next++; index < count; index = next++) {
      const channelType = channels[index % channels.length];
      const body = { channelType, customer: { name: `Customer ${index % 200}` }, body: `Message ${index}` };
      const { id } = await world.sandbox.control<{ id: string }>('/customer-messages', {
        method: 'POST',
        body,
      });
      ids[index] = id;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  return ids;
}

/** Every content of the platform. */
export async function platformLedger(world: World): Promise<Ledger> {
  const { records } = await world.sandbox.control<{ records: Ledger }>('/contents');
  return records;
}

/** What of a ledger is not here, or with other words. */
export async function missingFrom(world: World, ledger: Ledger): Promise<Ledger> {
  const here = await world.rows<{ id: string; body: string }>('SELECT content_id AS id, body FROM message');
  const bodies = new Map(here.map(({ id, body }) => [id, body]));
  return ledger.filter(({ id, body }) => {
    const known = bodies.get(id);
    return known === undefined || (typeof body === 'string' && body !== '' && known !== body);
  });
}

/** The lists of contents that were asked for since an ISO time. */
export async function callsSince(world: World, since: string): Promise<ReceivedCall[]> {
  const { records } = await world.sandbox.control<{ records: ReceivedCall[] }>(`/requests?since=${since}`);
  return records.filter(({ operation }) => operation === 'listSocialMessagingContents');
}

/** Sweeps, and walks over every gap that this leaves. */
export async function catchUp(world: World, now = new Date()): Promise<void> {
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  const { walkSweepGap } = await import('@/lib/server/commands/walk-sweep-gap');
  await sweepAccount(world.account, now);
  while ((await world.rows('SELECT FROM sweep_gap')).length > 0) await walkSweepGap(world.account, now);
}

/** Takes in the newest hundred contents and nothing else, as the confirmation of a hundred events does. */
export async function confirmNewestHundred(world: World): Promise<void> {
  await importPage(world, null);
}

/** The sweep without memory that Foyer once had: it ends at the first page that brings nothing new. */
export async function sweepByFormerRule(world: World): Promise<void> {
  let page: FormerPage = { news: 0, nextPageToken: null };
  do page = await importPage(world, page.nextPageToken);
  while (page.news > 0 && page.nextPageToken !== null);
}

interface FormerPage {
  news: number;
  nextPageToken: string | null;
}

async function importPage(world: World, pageToken: string | null): Promise<FormerPage> {
  const { callAccount } = await import('@/lib/server/account/call-account');
  const { inTransaction } = await import('@/lib/server/db');
  const { listContents } = await import('@/lib/server/ringcentral/contents');
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const query = { order: 'last-modified', pageSize: 100, pageToken } as const;
  const terms = { group: 'light', priority: 'sweep', now: new Date() } as const;
  const answer = await callAccount(world.account, terms, (connection) => listContents(connection, query));
  if (answer.outcome !== 'ok') throw new Error(`the list was not answered: ${answer.outcome}`);
  const { contents, nextPageToken } = answer.value;
  const { changed } = await inTransaction((tx) => importContents(tx, world.account, contents));
  return { news: changed.length, nextPageToken };
}
