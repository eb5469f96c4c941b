import { describe, expect, test } from 'vitest';
import { aMessage, aReply, aSession, at, id } from '@/lib/client/testing/examples';
import { causeOf, newerMessagesOf } from './stale-news';

const { agent, agents } = aSession();
const asked = { newerIds: [id(201), id(202)], lastSeenId: id(100), viewerId: agent.id, agents };
const question = aMessage();
const by = (author: string | null, given: Partial<Parameters<typeof aReply>[1]> = {}) =>
  aReply('confirmed', { id: id(201), agentId: author, sentAt: at(1), ...given });
const maya = agents[1]?.id ?? '';

const causeWith = (...meanwhile: Parameters<typeof newerMessagesOf>[0]) =>
  causeOf(newerMessagesOf([question, ...meanwhile], asked));

describe('what came meanwhile', () => {
  test('is what the server named, as far as it is here, and says what was not in view', () => {
    const inView = aMessage({ id: id(202), contentId: 'content-099', sentAt: at(-1) });
    expect(newerMessagesOf([inView, question, by(maya)], asked)).toMatchObject([
      { id: id(202), author: 'Leonie Achterberg', isOurs: false, isNew: false },
      { id: id(201), author: 'Maya Lindqvist', isOurs: true, isOwn: false, isNew: true },
    ]);
  });
});

describe('who stopped it', () => {
  test('is the colleague, also where the customer wrote as well', () => {
    const more = aMessage({ id: id(202), sentAt: at(2) });
    expect(causeWith(by(maya), more)).toEqual({ by: 'colleague', name: 'Maya Lindqvist' });
  });

  test('is oneself in another window', () => {
    expect(causeWith(by(agent.id))).toEqual({ by: 'oneself' });
  });

  test('is somebody, where there are several or no name is known', () => {
    expect(causeWith(by(maya), by(agent.id, { id: id(202) }))).toEqual({ by: 'somebody' });
    expect(causeWith(by(null))).toEqual({ by: 'somebody' });
  });

  test('is the customer, where nobody answered', () => {
    const more = aMessage({ id: id(202), sentAt: at(2) });
    expect(causeWith(more)).toEqual({ by: 'customer', name: 'Leonie Achterberg' });
  });

  test('is unknown while nothing of it is here', () => {
    expect(causeWith()).toEqual({ by: 'unknown' });
  });
});
