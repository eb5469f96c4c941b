import { expect, test } from '@playwright/test';
import type { Person } from './person';
import type { ChannelType, Content, Sandbox, Writing } from './sandbox';

interface Exchange {
  readonly sandbox: Sandbox;
  /** Answers. */
  readonly priya: Person;
  /** Watches. */
  readonly maya: Person;
  readonly channel: ChannelType;
  readonly writing: Writing;
  readonly reply: string;
}

/**
 * What must be true on every channel: a customer writes, both colleagues see it with the author's name without
 * reloading, one of them answers, the other sees it, the platform holds exactly that answer in its right place, and
 * both are told that it is sent. Leaves the conversation open in both browsers.
 *
 * @returns what the customer wrote
 */
export async function exchange(story: Exchange): Promise<Content> {
  const { sandbox, priya, maya, channel, writing, reply } = story;
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  const asked = await sandbox.customerWrites(channel, writing);
  await test.step('both see what the customer wrote', async () => {
    await Promise.all([priya, maya].map((person) => seesWriting(person, story)));
  });
  await test.step('Priya replies, and both see it sent', async () => {
    await priya.repliesTo(writing.body, reply);
    await expect(maya.message(reply)).toContainText(priya.name);
    await Promise.all([priya, maya].map((person) => expect(person.message(reply)).toContainText('Sent')));
  });
  await expectOneReply(sandbox, asked, reply);
  expect([priya.documents, maya.documents], 'nobody has reloaded').toEqual([1, 1]);
  return asked;
}

/**
 * What must be true while a network keeps silent: both are told that the reply is handed over, and no more, although
 * Foyer has asked since; once the network has it, both are told.
 */
export async function silence(story: Exchange): Promise<void> {
  const { sandbox, priya, maya, channel, writing, reply } = story;
  await Promise.all([priya.looksAt('all'), maya.looksAt('all')]);
  const asked = await sandbox.customerWrites(channel, writing);
  await Promise.all([priya.opens(writing.body), maya.opens(writing.body)]);
  await sandbox.withholdConfirmations();
  await priya.repliesTo(writing.body, reply);
  const bothSee = (state: string) =>
    Promise.all([priya, maya].map((person) => expect(person.message(reply)).toContainText(state)));
  await bothSee('Handed over');
  await sandbox.untilAskedForNews();
  await bothSee('Handed over');
  await sandbox.confirmEverything();
  await bothSee('Sent');
  await expectOneReply(sandbox, asked, reply);
}

/** The platform holds this answer to a content, once, and it has reached its network. */
export async function expectOneReply(sandbox: Sandbox, asked: Content, reply: string): Promise<void> {
  const { threadId, id: inReplyToContentId } = asked;
  expect(await sandbox.repliesTo(asked)).toEqual([
    expect.objectContaining({ body: reply, inReplyToContentId, threadId, synchronizationStatus: 'Success' }),
  ]);
}

/** Sees it in the list, opens it, and reads it there under the author's name. */
async function seesWriting(person: Person, { channel, writing: { name, body } }: Exchange): Promise<void> {
  await person.opens(body);
  // A review is the conversation: its author is named once, over all of it.
  const author =
    channel === 'GoogleMyBusiness'
      ? person.thread.getByRole('heading', { name })
      : person.message(body).filter({ hasText: name });
  await expect(author).toBeVisible();
}
