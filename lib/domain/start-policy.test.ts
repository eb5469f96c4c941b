import { describe, expect, test } from 'vitest';
import { capabilityOf, knownChannelTypes } from './channel';
import { allRights, noRights } from './permission';
import { phoneNumberOf } from './phone';
import {
  addressesIn,
  mayStart,
  mayStartWith,
  type Opening,
  type StartQuestion,
  startRefusals,
} from './start-policy';
import { filledTemplate } from './template';

const may: StartQuestion = {
  channelType: 'WhatsApp',
  isRetired: false,
  rights: allRights,
  forbidden: null,
  isAccountOut: false,
  now: '2026-03-01T10:00:00.000Z',
};

/** What each channel can begin with; every other refuses for what it is. */
const STARTS: Record<string, string> = {
  WhatsApp: 'template',
  Facebook: 'public-post',
  Twitter: 'public-post',
  Email: 'email',
};

const states: [name: string, state: Partial<StartQuestion>, refusal: string | null][] = [
  ['all is well', {}, null],
  ['an admin has closed it', { isRetired: true }, 'channel-closed'],
  ['they may only read and answer', { rights: { ...allRights, canStart: false } }, 'no-right-to-start'],
  ['it is hidden', { rights: noRights }, 'no-right-to-start'],
  ['a right to start without reading', { rights: { ...noRights, canStart: true } }, 'no-right-to-start'],
  ['the platform lets us only read', { forbidden: { code: 'EDI-018', at: may.now } }, 'platform-forbids'],
  ['its account is out', { isAccountOut: true }, 'account-out'],
];

describe.each([...knownChannelTypes, 'Telepathy'])('On %s', (channelType) => {
  test.each(states)('when %s', (_, state, refusal) => {
    const decision = mayStart({ ...may, ...state, channelType });
    const retired = capabilityOf(channelType)?.retiredOn ? 'channel-retired' : 'cannot-start';
    const expected = channelType in STARTS ? refusal : retired;
    expect(decision).toEqual(
      expected === null ? { isAllowed: true } : { isAllowed: false, refusal: expected },
    );
  });
});

const filled = (value: string) => filledTemplate('Hi {{1}}', { 1: value });
const post = (body: string): Opening => ({ way: 'public-post', body });
const mail = (some: object): Opening => ({
  way: 'email',
  to: ['lee@example.com'],
  cc: [],
  subject: 'Quote',
  body: 'Hello',
  ...some,
});

describe('What is typed', () => {
  test.each<[string, string, Opening, string | null]>([
    [
      'a number and a filled template',
      'WhatsApp',
      { way: 'template', number: '+4930123456', filled: filled('Lea') },
      null,
    ],
    ['no number', 'WhatsApp', { way: 'template', number: null, filled: filled('Lea') }, 'number-invalid'],
    [
      'an empty blank',
      'WhatsApp',
      { way: 'template', number: '+4930123456', filled: filled(' ') },
      'blanks-left',
    ],
    ['a text on WhatsApp', 'WhatsApp', post('Hello'), 'cannot-start'],
    ['a post', 'Facebook', post('Hello'), null],
    ['an empty one', 'Facebook', post(' '), 'body-empty'],
    ['a blank of a canned reply', 'Facebook', post('Hi {{name}}'), 'blanks-left'],
    ['140 bicycles on X', 'Twitter', post('🚲'.repeat(140)), null],
    ['one more', 'Twitter', post('🚲'.repeat(141)), 'body-too-long'],
    [
      'a link of 300 characters on X, which counts 23',
      'Twitter',
      post(`https://a.example/${'x'.repeat(300)}`),
      null,
    ],
    [
      'a mail to two and one more',
      'Email',
      mail({ to: ['lee@example.com', 'ana@example.com'], cc: ['s@example.com'] }),
      null,
    ],
    ['a mail to nobody', 'Email', mail({ to: [] }), 'no-recipients'],
    ['a mail to what is no address', 'Email', mail({ to: ['lee@example'] }), 'address-invalid'],
    ['a copy to what is none', 'Email', mail({ cc: ['Lee <lee@example.com>'] }), 'address-invalid'],
    ['no subject', 'Email', mail({ subject: '  ' }), 'subject-empty'],
    ['a subject of more than a line', 'Email', mail({ subject: 'x'.repeat(999) }), 'subject-too-long'],
    ['an empty mail', 'Email', mail({ body: '' }), 'body-empty'],
  ])('%s', (_, channelType, opening, refusal) => {
    const expected = refusal === null ? { isAllowed: true } : { isAllowed: false, refusal };
    expect(mayStartWith({ ...may, channelType }, opening)).toEqual(expected);
  });

  test('is asked of every channel in vain where nothing may begin', () => {
    expect(mayStartWith({ ...may, isAccountOut: true }, post(''))).toMatchObject({ refusal: 'account-out' });
    expect(new Set(startRefusals).size).toBe(startRefusals.length);
  });
});

test('addresses are told apart however they are pasted, each once', () => {
  expect(addressesIn(' lee@example.com,Ana@example.com;\nana@example.com  ')).toEqual([
    'lee@example.com',
    'ana@example.com',
  ]);
});

test.each([
  ['+49 30 123456', undefined, '+4930123456', '030 123456'],
  ['030/123456', 'DE', '+4930123456', '030 123456'],
  ['(415) 555-2671', 'US', '+14155552671', '(415) 555-2671'],
])('%s is %s’s number', (typed, country, e164, national) => {
  expect(phoneNumberOf(typed, country)).toMatchObject({ e164, national });
});

test.each(['', 'hello', '+49', '030 123456', '+999 123456789'])('“%s” is nobody’s number', (typed) => {
  expect(phoneNumberOf(typed)).toBeNull();
});
