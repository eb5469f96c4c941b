import { expect, it } from 'vitest';
import { database, inTransaction } from '@/lib/server/db';
import { importContents } from '@/lib/server/writes/import-contents';
import { makeAccount } from '../support/accounts';
import { contentFacts } from '../support/contents';
import { makePerson, makeWorkspace } from '../support/people';
import { prepareServer } from '../support/server';

prepareServer();

const CUSTOMERS = 12;

it('of messages that came in one second, the last stays the last, in one import or in two', async () => {
  const workspaceId = await makeWorkspace();
  await makePerson(workspaceId, 'agent');
  const account = await makeAccount(workspaceId);
  const content = (customer: number, n: number) =>
    contentFacts({
      contentId: `66b0a1c2d4e5f600${String(customer).padStart(4, '0')}000${n}`,
      threadId: `thread-${customer}`,
      authorExternalId: `customer-${customer}`,
      body: `word ${n}`,
    });
  const bring = (...contents: ReturnType<typeof content>[]) =>
    inTransaction((tx) => importContents(tx, account, contents));
  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    await bring(content(customer, 2), content(customer, 1));
    await bring(content(customer, 3));
  }
  const last = await database.rows<{ body: string }>(
    `SELECT message.body FROM conversation JOIN message ON message.workspace_id = conversation.workspace_id
       AND message.id = conversation.last_message_id WHERE conversation.workspace_id = $1::uuid`,
    [workspaceId],
  );
  expect(last.map(({ body }) => body)).toEqual(Array.from({ length: CUSTOMERS }, () => 'word 3'));
  const order = await database.rows<{ body: string }>(
    'SELECT body FROM message WHERE workspace_id = $1::uuid ORDER BY conversation_id, sent_at, id',
    [workspaceId],
  );
  expect(order.map(({ body }) => body)).toEqual(
    Array.from({ length: CUSTOMERS }, () => ['word 1', 'word 2', 'word 3']).flat(),
  );
});
