import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownChannelTypes } from '@/lib/domain/channel';
import {
  bodyOfStructured,
  type StructuredKind,
  type StructuredReply,
  structuredContentOf,
  structuredKinds,
  structuredKindsOf,
  structuredLimits,
} from '@/lib/domain/structured-reply';
import {
  customerWrites,
  messageOf,
  messageWithId,
  replyTo,
  type SandboxContent,
} from '../support/conversation';
import { createWorld, type World } from '../support/world';

let world: World;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  const settings = { answerMode: 'never', exportDelayMs: [0, 0] };
  await world.sandbox.control('/settings', { method: 'PUT', body: settings });
});
afterAll(() => world.close());

const asked = async (channelType: string, name: string) => {
  const content = await customerWrites(world, { channelType, customer: { name }, body: 'When can I come?' });
  return messageOf(world, content.id);
};

type Sent = SandboxContent & { structuredContent: object; type: string };

async function sentTo(contentId: string | null): Promise<Sent[]> {
  const path = `/contents?inReplyToContentId=${contentId}&createdFrom=Api`;
  return (await world.sandbox.control<{ records: Sent[] }>(path)).records;
}

/** As long in everything as the policy allows, and by so much longer. */
function longest(channelType: string, kind: StructuredKind, more = 0): StructuredReply {
  const limits = structuredLimits(channelType, kind);
  const text = (length: number) => 'x'.repeat(length + more);
  const told = { title: text(limits.title), subtitle: text(limits.subtitle) };
  if (kind === 'link') return { kind, url: 'https://northwind.example/autumn', ...told };
  const item = { title: text(limits.itemTitle), subtitle: text(limits.itemSubtitle) };
  return { kind, ...told, items: Array.from({ length: limits.items }, () => item) };
}

const replyWith = (question: Parameters<typeof replyTo>[0], structured: StructuredReply) =>
  replyTo(question, { body: bodyOfStructured(structured), structured });

const days: StructuredReply = {
  kind: 'list',
  title: 'Pick a day',
  subtitle: '',
  items: [
    { title: 'Monday', subtitle: 'from 10' },
    { title: 'Friday', subtitle: '' },
  ],
};

describe('A list', () => {
  test('is shown at once as the customer will see it, and reaches them so', async () => {
    const question = await asked('WhatsApp', 'Wants A Day');
    const draft = replyWith(question, days);
    const shown = await send(world.priya, draft, new Date());
    const expected = structuredContentOf(days, draft.clientId);
    expect(shown).toMatchObject({ body: 'Pick a day', structured: expected });
    await world.runJobs();
    expect(await sentTo(question.contentId)).toMatchObject([
      { type: 'ListMessage', structuredContent: expected },
    ]);
    expect((await messageWithId(world, shown.id)).structured).toEqual(expected);
  });

  test('that was refused is sent again as it was', async () => {
    const question = await asked('AppleMessagesForBusiness', 'Refused List');
    const rules = [
      {
        match: { method: 'POST', path: '/contents$' },
        effect: 'status',
        status: 422,
        code: 'EDI-040',
        times: 1,
      },
    ];
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules } });
    const reply = await send(world.priya, replyWith(question, days), new Date());
    await world.runJobs();
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    await retryReply(world.priya, reply.id, new Date());
    await world.runJobs();
    expect(await sentTo(question.contentId)).toMatchObject([{ type: 'ListMessage' }]);
  });

  test('goes with nothing else, and under its own title', async () => {
    const question = await asked('WhatsApp', 'Odd List');
    const refused = { details: { refusal: 'structured-not-taken' } };
    const odd = { ...replyWith(question, days), body: 'Something else' };
    await expect(send(world.priya, odd, new Date())).rejects.toMatchObject(refused);
    const unfinished = { ...days, items: [] };
    await expect(send(world.priya, replyWith(question, unfinished), new Date())).rejects.toMatchObject({
      details: { refusal: 'structured-unfinished' },
    });
  });
});

describe('What the policy says of lists and links and what the platform does', () => {
  const talks = knownChannelTypes.filter((type) =>
    [
      'WhatsApp',
      'AppleMessagesForBusiness',
      'Messenger',
      'InstagramMessaging',
      'Viber',
      'EngageMessaging',
    ].includes(type),
  );

  /** Asked past the policy. @returns the code, or what was stored */
  async function tryThere(parentContentId: string, structured: StructuredReply) {
    const { callAccount } = await import('@/lib/server/account/call-account');
    const { createContent } = await import('@/lib/server/ringcentral/contents');
    const content = structuredContentOf(structured, 'abcdefgh');
    const terms = { group: 'light', priority: 'send', now: new Date() } as const;
    const reply = { parentContentId, body: 'x', isPublic: false, structured: content };
    const said = await callAccount(world.account, terms, (connection) => createContent(connection, reply));
    if (said.outcome === 'refused') return { code: said.code, isWhole: false };
    const stored = said.outcome === 'ok' ? said.value.structured : null;
    return { code: null, isWhole: JSON.stringify(stored) === JSON.stringify(content) };
  }

  test.each(talks)('agree on %s, to the last character', async (channelType) => {
    const question = await asked(channelType, `Long ${channelType}`);
    const { contentId } = question;
    for (const kind of structuredKinds) {
      const there = await tryThere(contentId ?? '', longest(channelType, kind));
      const isTaken = structuredKindsOf(channelType).includes(kind);
      // What our table leaves out the platform may take; what it has, the platform takes whole.
      if (!isTaken) continue;
      expect(there).toEqual({ code: null, isWhole: true });
      expect(await tryThere(contentId ?? '', longest(channelType, kind, 1))).toEqual({
        code: null,
        isWhole: false,
      });
      const over = replyWith(question, longest(channelType, kind, 1));
      await expect(send(world.priya, over, new Date())).rejects.toMatchObject({
        details: { refusal: 'structured-too-long' },
      });
    }
  });

  test.each(['Viber', 'Messenger'] as const)('a list is refused on %s by both', async (channelType) => {
    const question = await asked(channelType, `No list ${channelType}`);
    expect(await tryThere(question.contentId ?? '', days)).toMatchObject({ code: 'EDI-005' });
    await expect(send(world.priya, replyWith(question, days), new Date())).rejects.toMatchObject({
      details: { refusal: 'structured-not-taken' },
    });
  });
});
