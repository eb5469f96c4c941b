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
        rights: allRights,
        audience: 'private',
        target: null,
        lastInboundAt: '2026-11-01T12:00:00.000Z',
        hasCustomerLeft: false,
        now: '2026-11-22T12:00:00.000Z',
      }}
      refusal={refusal}
      draft="half a thought"
      permalink="https://network.example/1"
    />,
  );
  const said = screen.getByRole('status').textContent ?? '';
  expect(said).toMatch(/\w{3}.*\. Your draft is kept\./);
  expect(said).not.toMatch(/[{}]|refusal\.|undefined/);
  expect(screen.getByText('half a thought')).toBeDefined();
  expect(screen.getByRole('link', { name: 'Open on WhatsApp' })).toBeDefined();
});
