import { describe, expect, test } from 'vitest';
import { aMessage, id } from '@/lib/client/testing/examples';
import { answeredOf, structuredOf } from './structured-content';

const offer = aMessage({
  id: id(1),
  direction: 'outbound',
  structured: {
    type: 'list',
    title: 'Workshop slots',
    items: [
      { title: 'Wed 09:30', payload: 'slot-1' },
      { title: 'Thu 14:00', payload: 'slot-2', subtitle: 40 },
    ],
  },
});
const answer = aMessage({
  id: id(2),
  structured: { type: 'list_reply', title: 'Thu 14:00', payload: 'slot-2' },
});

describe('structured content', () => {
  test('shows the choices that were offered', () => {
    expect(structuredOf(offer)).toMatchObject({
      kind: 'list',
      title: 'Workshop slots',
      choices: [{ title: 'Wed 09:30' }, { title: 'Thu 14:00', subtitle: null }],
    });
  });

  test('shows times as moments, whatever zone the channel wrote them in', () => {
    const slots = aMessage({
      structured: {
        type: 'time_select',
        timeslots: [{ identifier: 'a', start_time: '2026-10-16T14:00+01:00' }],
      },
    });
    expect(structuredOf(slots)).toMatchObject({ choices: [{ key: 'a', startAt: '2026-10-16T14:00+01:00' }] });
  });

  test.each([{ type: 'apple_pay' }, { type: 7 }, {}])(
    'that nobody knows is told as unknown: %j',
    (structured) => {
      expect(structuredOf(aMessage({ structured }))?.kind).toBe('unknown');
    },
  );

  test('is nothing for an ordinary message', () => {
    expect(structuredOf(aMessage())).toBeNull();
  });
});

describe('a customer’s choice', () => {
  test('ticks what was offered and quotes what was asked', () => {
    const answered = answeredOf([offer, answer]);
    expect(answered.chosen.get(id(1))).toBe('slot-2');
    expect(answered.questions.get(id(2))).toBe('Workshop slots');
  });

  test('that fits no offer stays an ordinary answer', () => {
    expect(answeredOf([answer]).questions.size).toBe(0);
  });
});
