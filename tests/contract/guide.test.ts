import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/platform-client';
import { until } from '../support/until';
import { CONTENTS, IDENTITIES, Stage } from './stage';

/** The examples of the guide that Foyer was ordered from, as they stand there (API notes, sections 3, 5 and 14). */

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(() => stage.close());

async function records(path: string): Promise<Json[]> {
  return (await stage.call('GET', path)).body.records as Json[];
}

function change(id: unknown, body: object): Promise<unknown> {
  return stage.sandbox.control(`/contents/${String(id)}`, { method: 'PATCH', body });
}

describe('the guide’s examples', () => {
  it('GET /contents: newest first, thirty to the page', async () => {
    const found = await records(CONTENTS);
    const times = found.map(({ creationTime }) => String(creationTime));
    expect([found.length, times]).toEqual([30, [...times].sort().reverse()]);
  });

  it('GET /contents?source=ID: those of one source', async () => {
    const source = stage.client.channelId('Facebook');
    const found = await records(`${CONTENTS}?source=${source}`);
    expect(new Set(found.map(({ sourceId }) => sourceId))).toEqual(new Set([source]));
  });

  it('GET /contents?perPage=10&pageToken=…: the next ten', async () => {
    const first = await stage.call('GET', `${CONTENTS}?perPage=10`);
    const { nextPageToken } = first.body.paging as Json;
    const second = await records(`${CONTENTS}?perPage=10&pageToken=${String(nextPageToken)}`);
    const twenty = await records(`${CONTENTS}?perPage=20`);
    expect([...(first.body.records as Json[]), ...second]).toEqual(twenty);
  });

  it('GET /identities and GET /identities/ID: who wrote, by screen name', async () => {
    const [content] = await records(`${CONTENTS}?contentDirection=Incoming&perPage=1`);
    const { body } = await stage.call('GET', `${IDENTITIES}/${String(content?.authorIdentityId)}`);
    expect(body.screenName).toEqual(expect.stringMatching(/\S/));
    expect((await records(IDENTITIES)).length).toBe(30);
  });

  it('POST /contents: a reply, and a new discussion', async () => {
    const comment = await stage.write('Facebook');
    const reply = await stage.create({ inReplyToContentId: comment.id, body: 'Thank you!' });
    expect(reply.body).toMatchObject({
      sourceId: comment.sourceId,
      threadId: comment.threadId,
      public: true,
    });
    const post = await stage.create({
      sourceId: stage.client.channelId('Facebook'),
      body: 'Open on Monday.',
    });
    expect(post.body).toMatchObject({ status: 'UserInitiated', inReplyToContentId: null });
  });

  it('refuse a reply while its parent is not synchronised, or not under an open intervention', async () => {
    const parent = await stage.write('WhatsApp');
    expect(parent.interventionId).toEqual(expect.stringMatching(/^[0-9a-f]{24}$/));
    await change(parent.id, { synchronizationStatus: 'ExportPending' });
    expect((await stage.reply(parent)).body.errorCode).toBe('EDI-021');
    await change(parent.id, { synchronizationStatus: 'Success', interventionOpen: false });
    expect((await stage.reply(parent)).body.errorCode).toBe('EDI-021');
    const next = await stage.write('WhatsApp');
    expect((await stage.reply(next)).status).toBe(201);
  });

  it('content.imported: the webhook of the guide, by its own name', async () => {
    await stage.subscribe({ eventFilters: ['content.imported'] });
    const content = await stage.write('Instagram');
    const { body } = await until(() => stage.receiver.deliveries[0]);
    expect(body.events).toMatchObject([
      {
        type: 'content.imported',
        resource: { id: content.id, metadata: { sourceId: content.sourceId, body: content.body } },
      },
    ]);
  });
});

describe('both generations', () => {
  it('stand side by side in every content, with the id of the network', async () => {
    for (const content of await records(`${CONTENTS}?perPage=1000`)) {
      expect([content.sourceId, content.sourceType, content.sourceUri]).toEqual([
        content.channelId,
        content.channelType,
        content.channelUri,
      ]);
      expect(content).toHaveProperty('foreignId');
      expect(content).toMatchObject({ bodyFormatted: { text: expect.any(String) } });
    }
    const [comment] = await records(`${CONTENTS}?source=${stage.client.channelId('Facebook')}&perPage=1`);
    expect(comment?.foreignId).toMatch(/^\d+_\d+$/);
  });

  it('can be told apart: newer only, older only, and keys with capitals', async () => {
    const one = async () => (await records(`${CONTENTS}?perPage=1`))[0];
    const newer = await stage.under({ generation: 'channel' }, one);
    expect([newer && 'channelId' in newer, newer && 'sourceId' in newer]).toEqual([true, false]);
    const older = await stage.under({ generation: 'source' }, one);
    expect([older && 'channelId' in older, older && 'sourceId' in older]).toEqual([false, true]);
    const captured = await stage.under({ capitalKeys: true }, one);
    expect(Object.keys(captured?.bodyFormatted as object)).toEqual(['Text', 'Html']);
  });
});

describe('an account', () => {
  it('with a monthly quota answers those it talks to, and nobody new once the quota is used up', async () => {
    const [known, stranger] = [await stage.write('Viber'), await stage.write('Messenger')];
    expect((await stage.reply(known)).status).toBe(201);
    const { records: sent } = await stage.sandbox.control<{ records: Json[] }>('/contents?createdFrom=Api');
    const month = new Date().toISOString().slice(0, 7);
    const inMonth = sent.filter(({ creationTime }) => String(creationTime).startsWith(month));
    const used = new Set(
      inMonth.map((content) =>
        content.public ? content.threadId : `${content.channelId} ${content.inReplyToAuthorIdentityId}`,
      ),
    );
    await stage.under({ monthlyConversations: used.size }, async () => {
      expect((await stage.reply(stranger)).body.errorCode).toBe('CMN-109');
      expect((await stage.reply(known)).status).toBe(201);
    });
    await stage.under({ monthlyConversations: used.size + 1 }, async () => {
      expect((await stage.reply(stranger)).status).toBe(201);
    });
  });
});
