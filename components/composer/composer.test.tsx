import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aConversation, aMessage, aSession, id } from '@/lib/client/testing/examples';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { Composer } from './composer';
import { replyQuestionOf } from './reply-question';

addWords(composer);
afterEach(cleanup);

const [channel] = aSession().channels;
const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000).toISOString();

interface Setting {
  conversation?: Partial<Conversation>;
  rights?: Channel['rights'];
  parent?: Message | null;
  draft?: string;
  permalink?: string | null;
}

function Typing({
  conversation,
  rights,
  parent = null,
  draft: first = '',
  permalink = null,
  onSend,
}: Setting & { onSend: (body: string) => void }) {
  const [draft, setDraft] = useState(first);
  const given = aConversation({ lastInboundAt: anHourAgo, ...conversation });
  const messages = [aMessage(), ...(parent ? [parent] : [])];
  return (
    <Composer
      conversation={given}
      question={replyQuestionOf({
        conversation: given,
        channel: channel && { ...channel, rights: rights ?? channel.rights },
        parent,
        messages,
      })}
      personName="Leonie Achterberg"
      draft={draft}
      permalink={permalink}
      onDraft={setDraft}
      onSend={onSend}
    />
  );
}

function renderComposer(setting: Setting = {}) {
  const onSend = vi.fn();
  render(<Typing {...setting} onSend={onSend} />);
  return { onSend, said: () => document.body.textContent ?? '' };
}

const field = () => screen.getByRole('textbox');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('writing to one person', () => {
  test('says who sees it, how much fits and until when', () => {
    const { said } = renderComposer();
    expect(said()).toContain('Only Leonie Achterberg sees this');
    expect(said()).toContain('0 / 3,800');
    expect(said()).toMatch(/WhatsApp window closes in 2[23] h/);
  });

  test('sends by Control and Enter', async () => {
    const { onSend } = renderComposer();
    await userEvent.type(field(), 'See you Thursday{Control>}{Enter}{/Control}');
    expect(onSend).toHaveBeenCalledWith('See you Thursday');
  });

  test('begins a new line by Enter alone', async () => {
    const { onSend } = renderComposer();
    await userEvent.type(field(), 'one{Enter}two');
    expect(onSend).not.toHaveBeenCalled();
  });

  test('sends nothing while nothing is written, and says why', async () => {
    const { onSend } = renderComposer();
    const send = button('Send on WhatsApp to Leonie Achterberg');
    expect(send.dataset.tip).toBe('Write something first.');
    await userEvent.click(send);
    expect(onSend).not.toHaveBeenCalled();
  });

  test('counts an emoji as one and stops at the limit', async () => {
    const { onSend, said } = renderComposer({ draft: '🐕'.repeat(3801) });
    expect(said()).toContain('1 over the 3,800 limit');
    expect(document.querySelector('mark')?.textContent).toBe('🐕');
    await userEvent.click(button(/^Send on/));
    expect(onSend).not.toHaveBeenCalled();
  });
});

describe('where nothing can be sent', () => {
  test('a closed window keeps the draft and shows the way out', () => {
    const { said } = renderComposer({
      conversation: { lastInboundAt: twoDaysAgo },
      draft: 'half a thought',
      permalink: 'https://wa.example/1',
    });
    expect(said()).toContain('half a thought');
    expect(said()).toContain('WhatsApp now only takes an approved template. Your draft is kept.');
    expect(screen.getByRole('link', { name: 'Open on WhatsApp' })).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  test('a retired channel says since when', () => {
    const { said } = renderComposer({ conversation: { channelType: 'GoogleBusinessMessages' } });
    expect(said()).toContain('Google closed Google Messages on July 31, 2024');
  });

  test('a missing right names who has it', () => {
    const { said } = renderComposer({ rights: { canRead: true, canReply: false, canStart: false } });
    expect(said()).toContain('You can read WhatsApp but not reply. Supervisors can.');
  });

  test('a channel nobody knows is only shown', () => {
    const { said } = renderComposer({ conversation: { channelType: 'Carrier pigeon' } });
    expect(said()).toContain('Foyer does not know the rules of Carrier pigeon yet');
  });

  test('a deleted comment cannot be answered any more', () => {
    const parent = aMessage({ id: id(3), kind: 'comment', audience: 'public', isRemotelyDeleted: true });
    const { said } = renderComposer({
      conversation: { channelType: 'Facebook', audience: 'public' },
      parent,
    });
    expect(said()).toContain('Deleted on Facebook by its author.');
  });
});

test('a public reply says so on its button and above its field', () => {
  const parent = aMessage({ id: id(3), kind: 'comment', audience: 'public' });
  const { said } = renderComposer({ conversation: { channelType: 'Facebook', audience: 'public' }, parent });
  expect(button('Reply publicly')).toBeDefined();
  expect(said()).toContain('Everyone who can see the post');
});
