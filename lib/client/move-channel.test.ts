import { expect, test } from 'vitest';
import type { ChannelGroup } from './channel-groups';
import { withMoved } from './move-channel';

const group = (type: string, ...ids: string[]) =>
  ({ type, channels: ids.map((id) => ({ id })) }) as unknown as ChannelGroup;
const groups = [group('WhatsApp', 'w1', 'w2'), group('Viber', 'v'), group('Facebook', 'f1', 'f2')];

test.each([
  ['w2', -1, 'w2 w1 v f1 f2'],
  ['w1', 1, 'w2 w1 v f1 f2'],
  ['w2', 1, 'v w1 w2 f1 f2'],
  ['v', -1, 'v w1 w2 f1 f2'],
  ['v', 1, 'w1 w2 f1 f2 v'],
  ['f1', -1, 'w1 w2 f1 f2 v'],
  ['w1', -1, null],
  ['f2', 1, null],
  ['unknown', 1, null],
] as const)('%s by %i', (id, step, expected) => {
  expect(withMoved(groups, id, step)?.join(' ') ?? null).toBe(expected);
});
