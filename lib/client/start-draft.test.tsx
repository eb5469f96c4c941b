import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import {
  clientIdOf,
  emptyStart,
  forgetStart,
  putBackStart,
  type SentStart,
  type StartDraft,
  useStartDraft,
} from './start-draft';
import { id } from './testing/examples';

const agent = id(1);
const typed = {
  ...emptyStart,
  ...{ channelId: id(10), number: '+49 30 123456', isTemplateChosen: true },
  ...{ uses: [{ name: 'bike_ready', language: 'en', values: { 1: 'Lea' } }] },
  ...{ post: 'New bikes', to: 'lee@example.com', cc: 'sales@example.com', subject: 'Quote', mail: 'Hello' },
};
beforeEach(() => window.localStorage.clear());

const dialog = () => renderHook(() => useStartDraft(agent)).result;
/** The draft as a dialog that was just opened finds it. */
const kept = () => dialog().current[0];
const type = (draft: StartDraft) => {
  const { current } = dialog();
  act(() => current[1](draft));
};

test('the same try has one client id until it has begun, whatever became of the dialog meanwhile', () => {
  const first = clientIdOf(agent, 'New bikes');
  expect(clientIdOf(agent, 'New bikes')).toBe(first);
  expect(clientIdOf(id(2), 'New bikes')).not.toBe(first);
  forgetStart(agent, { clientId: first, way: 'public-post', draft: typed });
  expect(clientIdOf(agent, 'New bikes')).not.toBe(first);
});

test('another text is another one', () => {
  expect(clientIdOf(agent, 'New bikes!')).not.toBe(clientIdOf(agent, 'New bikes'));
});

test.each<[SentStart['way'], Partial<StartDraft>]>([
  ['template', { number: '', isTemplateChosen: false, uses: [] }],
  ['public-post', { post: '' }],
  ['email', { to: '', cc: '', subject: '', mail: '' }],
] as const)(
  'what has begun by %s is gone, comes back when it is taken back, and nothing else moves',
  (way, gone) => {
    type(typed);
    forgetStart(agent, { clientId: id(3), way, draft: typed });
    expect(kept()).toEqual({ ...typed, ...gone });
    const later = { ...typed, ...gone, ...(way === 'email' ? { post: 'Later' } : { mail: 'Later' }) };
    type(later);
    expect(putBackStart(agent, id(4))).toBe(false);
    expect(kept()).toEqual(later);
    expect(putBackStart(agent, id(3))).toBe(true);
    expect(kept()).toEqual({ ...typed, ...(way === 'email' ? { post: 'Later' } : { mail: 'Later' }) });
  },
);
