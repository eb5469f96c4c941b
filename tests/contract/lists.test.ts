import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type PlatformClient, signIn } from '../support/platform-client';
import { type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { checked } from './openapi';

const CONTENTS = '/cx/social-messaging/v1/contents';

let sandbox: SandboxProcess;
let client: PlatformClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  client = checked(await signIn(sandbox));
});

afterAll(() => sandbox.stop());

interface Page {
  readonly records: Json[];
  readonly paging: Readonly<Record<string, string>>;
}

async function page(query: string): Promise<Page> {
  const { status, body } = await client.call('GET', `${CONTENTS}?${query}`);
  expect(status).toBe(200);
  return body as unknown as Page;
}

/** Every record of a list, page by page; `between` runs after each page. */
async function walk(query: string, between: () => Promise<unknown> = async () => {}): Promise<Json[]> {
  const records: Json[] = [];
  for (let token: string | undefined = ''; token !== undefined; ) {
    const found: Page = await page(token === '' ? query : `${query}&pageToken=${token}`);
    records.push(...found.records);
    token = found.paging.nextPageToken;
    if (token) await between();
  }
  return records;
}

function write(body: string): Promise<Json> {
  return sandbox.control<Json>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'WhatsApp', body },
  });
}

async function codeOf(query: string): Promise<unknown> {
  return (await client.call('GET', `${CONTENTS}?${query}`)).body.errorCode;
}

describe('a list of contents', () => {
  it('is newest first and thirty to the page when nothing is said', async () => {
    const { records, paging } = await page('');
    const times = records.map(({ creationTime }) => String(creationTime));
    expect(times).toEqual([...times].sort().reverse());
    expect([records.length, paging.perPage]).toEqual([30, 30]);
    expect(paging).not.toHaveProperty('previousPageToken');
  });

  it.each([
    '-creationTime',
    '%2BcreationTime',
    'creationTime',
    '+creationTime',
    '-lastModifiedTime',
    '%2BlastModifiedTime',
  ])('holds everything once when walked in the order %s', async (order) => {
    const { records: all } = await sandbox.control<{ records: Json[] }>('/contents');
    const walked = await walk(`perPage=47&orderBy=${order}`);
    const ids = walked.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids)).toEqual(new Set(all.map(({ id }) => id)));
    const field = order.includes('creation') ? 'creationTime' : 'lastModifiedTime';
    const times = walked.map((record) => String(record[field]));
    const sorted = [...times].sort();
    expect(times).toEqual(order.startsWith('-') ? sorted.reverse() : sorted);
  });

  it('takes sortedBy for orderBy', async () => {
    const [asked, usual] = [await page('sortedBy=%2BcreationTime'), await page('orderBy=%2BcreationTime')];
    expect(asked.records).toEqual(usual.records);
    expect(asked.records).not.toEqual((await page('')).records);
  });

  it('skips and doubles nothing while new contents arrive at its head', async () => {
    const { records: before } = await sandbox.control<{ records: Json[] }>('/contents');
    const walked = await walk('perPage=30', () => write('And another thing'));
    expect(walked.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  it('can be walked back to the page before', async () => {
    const first = await page('perPage=10');
    const second = await page(`perPage=10&pageToken=${first.paging.nextPageToken}`);
    const back = await page(`perPage=10&pageToken=${second.paging.previousPageToken}`);
    expect(back.records).toEqual(first.records);
    const start = await page(`perPage=10&pageToken=${second.paging.firstPageToken}`);
    expect(start.records).toEqual(first.records);
    const again = await page(`perPage=10&pageToken=${second.paging.pageToken}`);
    expect(again.records).toEqual(second.records);
  });

  it('refuses a page token that is broken, of another order or of other filters', async () => {
    const { paging } = await page('perPage=10');
    const token = paging.nextPageToken;
    expect(await codeOf('pageToken=nonsense')).toBe('EDI-034');
    expect(await codeOf(`orderBy=creationTime&pageToken=${token}`)).toBe('EDI-034');
    expect(await codeOf(`status=New&pageToken=${token}`)).toBe('EDI-034');
    expect((await page(`perPage=25&pageToken=${token}`)).records).toHaveLength(25);
  });

  it('lowers a page size that is too large and refuses one that is none', async () => {
    expect((await page('perPage=5000')).paging.perPage).toBe(1000);
    expect(await codeOf('perPage=0')).toBe('EDI-038');
    expect(await codeOf('perPage=ten')).toBe('EDI-038');
  });

  it('takes arrays repeated, with commas and with brackets', async () => {
    const [whatsApp, viber] = [client.channelId('WhatsApp'), client.channelId('Viber')];
    const forms = [
      `channelIds=${whatsApp}&channelIds=${viber}`,
      `channelIds=${whatsApp},${viber}`,
      `channelIds[]=${whatsApp}&channelIds[]=${viber}`,
      `source=${whatsApp}&source=${viber}`,
    ];
    const lists = await Promise.all(forms.map((form) => walk(`perPage=1000&${form}`)));
    expect(new Set(lists[0]?.map(({ channelType }) => channelType))).toEqual(new Set(['WhatsApp', 'Viber']));
    for (const list of lists) expect(list).toEqual(lists[0]);
  });

  it('joins different filters with and, the values of one with or, repeated words with and', async () => {
    const viber = client.channelId('Viber');
    const open = await walk(
      `perPage=1000&channelIds=${viber}&status=New&status=Replied&contentDirection=Incoming`,
    );
    expect(open.length).toBeGreaterThan(0);
    for (const content of open) {
      expect(['New', 'Replied']).toContain(content.status);
      expect([content.channelId, content.contentDirection]).toEqual([viber, 'Incoming']);
    }
    const found = await walk('perPage=1000&text=FREEHUB&text=warranty');
    expect(found.map(({ body }) => body)).toEqual([
      expect.stringContaining('freehub pawls, and your warranty'),
    ]);
  });

  it('finds by author, group, thread and intervention', async () => {
    const [content] = (await page('text=NW-48213')).records;
    const filters = {
      authorIdentityIds: content?.authorIdentityId,
      identity: content?.authorIdentityId,
      authorIdentityGroupIds: content?.identityGroupId,
      threadIds: content?.threadId,
      thread: content?.threadId,
      interventionIds: content?.interventionId,
    };
    for (const [name, value] of Object.entries(filters)) {
      const found = await walk(`perPage=1000&${name}=${String(value)}`);
      expect(found.map(({ id }) => id)).toContain(content?.id);
      expect(found.length).toBeLessThan(20);
    }
  });

  it('refuses a search for what does not exist, and ignores empty filters', async () => {
    expect(await codeOf('status=Lost')).toBe('EDI-028');
    expect(await codeOf('contentDirection=Sideways')).toBe('EDI-028');
    expect(await codeOf('orderBy=size')).toBe('EDI-028');
    expect((await page('status=&channelIds=&text=&pageToken=')).records).toHaveLength(30);
    expect((await page('channelIds=000000000000000000000000')).records).toEqual([]);
  });
});
