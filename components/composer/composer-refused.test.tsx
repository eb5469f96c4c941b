import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { allRights } from '@/lib/domain/permission';
import { refusals } from '@/lib/domain/reply-policy';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { ComposerRefused } from './composer-refused';

addWords(composer);
afterEach(cleanup);

test.each(refusals)('a reply refused as %s says why, keeps its draft and shows a way out', (refusal) => {
  render(
    <ComposerRefused
      question={{
        channelType: 'WhatsApp',
        takesPlainReplies: false,
        isRetired: false,
        rights: allRights,
        isAccountOut: false,
        forbidden: null,
        audience: 'private',
        target: null,
        lastInboundAt: '2026-11-01T12:00:00.000Z',
        hasCustomerLeft: false,
        now: '2026-11-22T12:00:00.000Z',
      }}
      refusal={refusal}
      draft="half a thought"
      permalink="https://network.example/1"
      settings={null}
    />,
  );
  const said = screen.getByRole('status').textContent ?? '';
  expect(said).toMatch(/\w{3}.*\. Your draft is kept\./);
  expect(said).not.toMatch(/[{}]|refusal\.|undefined/);
  expect(screen.getByText('half a thought')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Open on WhatsApp' })).toBeDefined();
});

const question = {
  channelType: 'WhatsApp',
  takesPlainReplies: false,
  isRetired: false,
  rights: allRights,
  isAccountOut: false,
  forbidden: { code: 'EDI-019', at: '2026-11-22T11:00:00.000Z' },
  audience: 'private',
  target: null,
  lastInboundAt: null,
  hasCustomerLeft: false,
  now: '2026-11-22T12:00:00.000Z',
} as const;

const given = {
  question,
  draft: 'Yes, at four.',
  permalink: null,
  settings: <a href="/settings/channels">Channel settings</a>,
};

test('a right that RingCentral withholds is told with its evidence, keeps the text and shows an admin the way', () => {
  render(<ComposerRefused {...given} refusal="platform-forbids" />);
  const said = screen.getByRole('status').textContent;
  expect(said).toContain('RingCentral does not let your workspace’s login reply on WhatsApp.');
  expect(said).toMatch(/EDI-019, .*11:00.* Your draft is kept\./);
  expect(screen.getByText('Yes, at four.')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Channel settings' })).toBeDefined();
});

test('no other refusal shows either', () => {
  render(<ComposerRefused {...given} refusal="no-right-to-reply" />);
  expect(screen.getByRole('status').textContent).not.toContain('EDI-019');
  expect(screen.queryByRole('link')).toBeNull();
});
