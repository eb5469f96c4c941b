import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { messageOf, type SandboxContent } from '@/tests/support/conversation';
import { until } from '@/tests/support/until';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const edit = (id: string, body: string) =>
  world.sandbox.control(`/contents/${id}`, { method: 'PATCH', body: { body } });

/** A content as a page that is read now tells of it. */
async function listed(id: string): Promise<ContentFacts> {
  const { callAccount } = await import('@/lib/server/account/call-account');
  const { readContent } = await import('@/lib/server/ringcentral/contents');
  const need = { group: 'light', priority: 'confirm', now: new Date() } as const;
  const answer = await callAccount(world.account, need, (connection) => readContent(connection, id));
  if (answer.outcome !== 'ok') throw new Error(`the content cannot be read: ${answer.outcome}`);
  return answer.value;
}

/** A content as it stood before and after an edit, both of which the platform dates by the same second. */
async function editedWithinASecond(): Promise<[ContentFacts, ContentFacts]> {
  const content = await world.sandbox.control<SandboxContent>('/customer-messages', {
    method: 'POST',
    body: { channelType: 'Viber', customer: { name: 'Dora' }, body: 'as written' },
  });
  return until(async () => {
    await edit(content.id, 'first edit');
    const earlier = await listed(content.id);
    await edit(content.id, 'second edit');
    const later = await listed(content.id);
    return earlier.modifiedAt === later.modifiedAt ? [earlier, later] : null;
  });
}

async function importInOrder(contents: ContentFacts[]): Promise<void> {
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const { inTransaction } = await import('@/lib/server/db');
  for (const content of contents) await inTransaction((tx) => importContents(tx, world.account, [content]));
}

const bodyOf = async (content: ContentFacts) => (await messageOf(world, content.contentId)).body;

const readingsAgain = () =>
  world.rows(`SELECT FROM graphile_worker._private_jobs WHERE key LIKE 'read-again:%'`);

/** Until nothing is to be read any more: the reading that changes something is followed by one that does not. */
const readAll = () =>
  until(async () => {
    await world.runAllJobs();
    return (await readingsAgain()).length === 0;
  });

describe('Two versions of one second', () => {
  test('end as the platform has it, though the earlier one arrives last', async () => {
    const [earlier, later] = await editedWithinASecond();
    await importInOrder([later, earlier]);
    // The control: without another reading this is what would stay.
    expect(await bodyOf(later)).toBe('first edit');
    await readAll();
    expect(await bodyOf(later)).toBe('second edit');
  });

  test('are read again once, and not at all when they say the same', async () => {
    const [earlier, later] = await editedWithinASecond();
    await importInOrder([later, later]);
    expect(await readingsAgain()).toHaveLength(0);
    await importInOrder([earlier, later, earlier]);
    expect(await readingsAgain()).toHaveLength(1);
    await readAll();
  });

  test('are read later when the platform is away, and not again when it knows no such content', async () => {
    const { readAgain } = await import('@/lib/server/commands/read-again');
    const [earlier] = await editedWithinASecond();
    const rule = {
      match: { operation: 'readSocialMessagingContent' },
      effect: 'status',
      status: 503,
      times: 1,
    };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    await readAgain({ ...world.account, contentId: earlier.contentId }, new Date());
    expect(await readingsAgain()).toHaveLength(1);
    await readAll();
    await readAgain({ ...world.account, contentId: '66b0c0ff0000000000000000' }, new Date());
    expect(await readingsAgain()).toEqual([]);
  });
});
