import { afterAll, beforeAll, expect, test } from 'vitest';
import { atThePlatform, customersWrite, replyTo } from '@/tests/support/conversation';
import { createWorld, type World } from '@/tests/support/world';

let world: World;
let prisma: typeof import('@/lib/server/db').prisma;
beforeAll(async () => {
  world = await createWorld();
  ({ prisma } = await import('@/lib/server/db'));
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
});
afterAll(() => world.close());

const now = () => new Date();

/** The platform takes neither the tokens nor the credential any more, and Foyer finds out. */
async function loseSignIn(): Promise<void> {
  const { sealSecret } = await import('@/lib/server/account/credentials');
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  const wrong = sealSecret(world.account.workspaceId, 'jwt_sealed', 'wrong');
  await prisma().account.updateMany({ data: { jwtSealed: wrong } });
  await world.sandbox.control('/tokens/revoke', { method: 'POST' });
  await sweepAccount(world.account, now());
}

const lastTold = async () => {
  const [told] = await world.rows<{ state: string }>(
    `SELECT payload->'account'->>'state' AS state FROM feed WHERE type = 'account.changed'
     ORDER BY seq DESC LIMIT 1`,
  );
  return told?.state;
};

test('nothing is sent by an account that nobody is signed in to, it says why, and everybody is told', async () => {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const { signInAccount } = await import('@/lib/server/commands/sign-in-account');
  const [question] = await customersWrite(world, ['Nadia Outis']);
  if (!question?.contentId) throw new Error('nobody asked');
  await loseSignIn();
  expect(await lastTold()).toBe('needs_sign_in');
  const write = (body: string) => sendReply(world.priya, replyTo(question, { body }), now());
  const refused = { code: 'reply-refused', details: { refusal: 'account-out' } };
  await expect(write('While it is out.')).rejects.toMatchObject(refused);
  await world.runAllJobs();
  expect(await atThePlatform(world, question.contentId)).toEqual([]);

  const given = { jwt: world.demo.jwt };
  const { accountId } = world.account;
  const { checks } = await signInAccount(world.amira, { accountId, given }, now());
  expect(checks.filter(({ fault }) => fault !== null)).toEqual([]);
  expect(await lastTold()).toBe('connected');
  await write('It is back.');
  await world.runJobs();
  expect(await atThePlatform(world, question.contentId)).toMatchObject([{ body: 'It is back.' }]);
});
