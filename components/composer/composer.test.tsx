import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Attached } from '@/lib/client/attaching';
import { listenToKeys } from '@/lib/client/keyboard';
import { aConversation, aMessage, aSession, id } from '@/lib/client/testing/examples';
import type { CannedReply } from '@/lib/contract/canned-reply';
import type { Channel } from '@/lib/contract/channel';
import type { Conversation } from '@/lib/contract/conversation';
import type { Message } from '@/lib/contract/message';
import type { Audience } from '@/lib/domain/message';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { files } from '@/lib/words/en/files';
import { useCannedOffer } from './canned-offer';
import { Composer } from './composer';
import { PresenceTab } from './presence-tab';
import { replyQuestionOf } from './reply-question';

addWords({ ...composer, ...files });
let stopListening: () => void;
beforeEach(() => {
  stopListening = listenToKeys();
});
afterEach(() => {
  stopListening();
  cleanup();
});

const [channel] = aSession().channels;
const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000).toISOString();

const canned = (n: number, shortcut: string, title: string, body: string): CannedReply => ({
  ...{ id: id(n), version: 1, agentId: id(800), isShared: true },
  ...{ shortcut, title, body },
});
const cannedReplies = [
  canned(1, 'reach-us', 'How to find the workshop', 'We are at 14 Quay Street, {{first_name}}.'),
  canned(2, 'repair-delayed', 'A part is late', 'The {{part}} comes on {{date}}, {{first_name}}.'),
];

interface Setting {
  conversation?: Partial<Conversation>;
  rights?: Channel['rights'];
  parent?: Message | null;
  audience?: Audience;
  draft?: string;
  permalink?: string | null;
  above?: ReactNode;
  sendAnd?: () => ReactNode;
  files?: Attached[];
}

function Typing({
  conversation,
  rights,
  parent = null,
  audience,
  draft: first = '',
  permalink = null,
  above,
  sendAnd,
  files,
  onSend,
}: Setting & { onSend: (body: string) => void }) {
  const [draft, setDraft] = useState(first);
  const given = aConversation({ lastInboundAt: anHourAgo, ...conversation });
  const messages = [aMessage(), ...(parent ? [parent] : [])];
  const personName = 'Leonie Achterberg';
  const facts = { customerName: personName, agentName: 'Priya Raman', channelName: 'WhatsApp' };
  const offer = useCannedOffer(cannedReplies, facts);
  return (
    <Composer
      conversation={given}
      question={replyQuestionOf({
        conversation: given,
        accounts: [],
        channel: channel && { ...channel, rights: rights ?? channel.rights },
        audience: audience ?? given.audience,
        parent,
        messages,
      })}
      personName={personName}
      draft={draft}
      offer={offer}
      permalink={permalink}
      above={above}
      onDraft={setDraft}
      onSend={onSend}
      {...(sendAnd && { sendAnd })}
      attaching={files && { ...attaching, files }}
    />
  );
}

const attaching = { accept: [], isSeveral: true, onAttach: vi.fn(), onDetach: vi.fn(), onAgain: vi.fn() };

function aFile(standing: Attached['standing'], n = 1): Attached {
  return { id: id(n), name: `list-${n}.pdf`, contentType: 'application/pdf', size: 20_000, standing };
}

function renderComposer(setting: Setting = {}) {
  const onSend = vi.fn();
  render(<Typing {...setting} onSend={onSend} />);
  return { onSend, said: () => document.body.textContent ?? '' };
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const selected = () => field().value.slice(field().selectionStart, field().selectionEnd);
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('with files', () => {
  const send = () => button('Send on WhatsApp to Leonie Achterberg');
  const whole = { state: 'whole' } as const;

  test('needs no words, and none are offered where none can go', async () => {
    const { onSend } = renderComposer({ files: [aFile(whole)] });
    expect(screen.getByRole('listitem').textContent).toBe('PDFlist-1.pdf20 KB'.replace('PDF', 'pdf'));
    await userEvent.click(send());
    expect(onSend).toHaveBeenCalledExactlyOnceWith('', null);
    cleanup();
    renderComposer();
    expect(screen.queryByRole('button', { name: 'Attach files' })).toBeNull();
  });

  test.each([
    [{ state: 'uploading', share: 0.5 }, 'Wait until the files are uploaded.'],
    [{ state: 'failed', failure: 'unreachable' }, 'Remove the file that cannot go.'],
    [
      { state: 'refused', reason: { refusal: 'file-too-large', kind: 'file', limit: 50 * 1_048_576 } },
      'Remove the file that cannot go.',
    ],
  ] as const)('waits while one is %o, by button and by key', async (standing, reason) => {
    const { onSend } = renderComposer({ draft: 'Here.', files: [aFile(whole), aFile(standing, 2)] });
    expect(send().dataset.tip).toBe(reason);
    await userEvent.click(send());
    await userEvent.type(field(), '{Control>}{Enter}{/Control}');
    expect(onSend).not.toHaveBeenCalled();
  });

  test('says what is wrong with one, and what helps', async () => {
    const reason = { refusal: 'file-too-large', kind: 'file', limit: 50 * 1_048_576 } as const;
    const failed = { state: 'failed', failure: 'unreachable' } as const;
    renderComposer({ files: [aFile({ state: 'refused', reason }), aFile(failed, 2)] });
    const [first, second] = screen.getAllByRole('alert').filter(({ textContent }) => textContent);
    expect(first?.textContent).toBe('WhatsApp takes files up to 50 MB.');
    expect(second?.textContent).toContain('Foyer cannot be reached');
    await userEvent.click(button('Upload list-2.pdf again'));
    expect(attaching.onAgain).toHaveBeenCalledWith(id(2));
    await userEvent.click(button('Remove list-1.pdf'));
    expect(attaching.onDetach).toHaveBeenCalledWith(id(1));
  });

  test('takes what is pasted into it', () => {
    renderComposer({ files: [] });
    const file = new File(['x'], 'pasted.png', { type: 'image/png' });
    fireEvent.paste(field(), { clipboardData: { types: ['Files'], files: [file] } });
    expect(attaching.onAttach).toHaveBeenCalledExactlyOnceWith([file]);
  });
});

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
    expect(onSend).toHaveBeenCalledWith('See you Thursday', null);
  });

  test('sends and closes by Shift too, but only where there is something to close', async () => {
    const keys = 'Bye{Control>}{Shift>}{Enter}{/Shift}{/Control}';
    const talk = renderComposer({ sendAnd: () => null });
    await userEvent.type(field(), keys);
    expect(talk.onSend).toHaveBeenCalledExactlyOnceWith('Bye', { type: 'status', status: 'closed' });
    cleanup();
    const comment = renderComposer();
    await userEvent.type(field(), keys);
    expect(comment.onSend).toHaveBeenCalledExactlyOnceWith('Bye', null);
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

describe('while a colleague writes too', () => {
  const { agents } = aSession();
  const colleagues = [
    { agentId: id(801), doing: 'typing' as const },
    { agentId: id(800), doing: 'viewing' as const },
  ];
  const above = <PresenceTab colleagues={colleagues} agents={agents} />;

  test('says who, and what happens if they send first', () => {
    const { said } = renderComposer({ above });
    expect(said()).toContain('Maya is replying');
    expect(said()).toContain('If Maya sends first, we’ll ask before sending yours.');
    expect(said()).not.toContain('Priya is viewing');
  });

  test('promises nothing where nothing can be sent', () => {
    const { said } = renderComposer({ above, conversation: { lastInboundAt: twoDaysAgo } });
    expect(said()).not.toContain('If Maya sends first');
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

test('a private reply to a comment says so, and that there is one', () => {
  const parent = aMessage({ id: id(3), kind: 'comment', audience: 'public', sentAt: anHourAgo });
  const conversation = { channelType: 'Facebook', audience: 'public' } as const;
  const { said } = renderComposer({ conversation, parent, audience: 'private' });
  expect(button('Reply privately')).toBeDefined();
  expect(screen.getByRole('textbox', { name: 'Private reply to Leonie Achterberg' })).toBeDefined();
  expect(said()).toContain('Only Leonie Achterberg sees this');
  cleanup();
  const again = { ...parent, privateReplyIn: id(9) };
  expect(renderComposer({ conversation, parent: again, audience: 'private' }).said()).toContain(
    'takes one private reply per comment, and it has been sent',
  );
});

describe('a slash at the beginning of a word', () => {
  test('offers what fits, and says what was searched for', async () => {
    renderComposer();
    await userEvent.type(field(), 'Hello /rep');
    expect(options()).toEqual([expect.stringContaining('A part is late/repair-delayed')]);
    expect(screen.getByRole('status').textContent).toBe('Canned replies matching “rep”');
    const active = document.getElementById(field().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('A part is late');
  });

  test('inserts with the name filled in; Tab goes through the blanks, and on behind the last', async () => {
    renderComposer();
    await userEvent.type(field(), 'Sorry. /re{ArrowDown}{ArrowDown}{Enter}');
    expect(field().value).toBe('Sorry. The {{part}} comes on {{date}}, Leonie.');
    expect(selected()).toBe('{{part}}');
    await userEvent.keyboard('freehub{Tab}');
    expect(selected()).toBe('{{date}}');
    await userEvent.keyboard('Thursday{Tab}');
    expect(field().value).toBe('Sorry. The freehub comes on Thursday, Leonie.');
    expect(document.activeElement).not.toBe(field());
  });

  test('is only a slash again after Escape, and opens no list inside a word', async () => {
    renderComposer();
    await userEvent.type(field(), '/re');
    expect(options()).toHaveLength(2);
    await userEvent.type(field(), '{Escape}');
    expect(options()).toEqual([]);
    await userEvent.type(field(), ' and/re');
    expect(options()).toEqual([]);
  });

  test('is typed by the button too', async () => {
    renderComposer({ draft: 'Hello' });
    await userEvent.click(button('Canned replies'));
    expect(field().value).toBe('Hello /');
    expect(options()).toHaveLength(2);
    await userEvent.click(screen.getByRole('option', { name: /How to find/ }));
    expect(field().value).toBe('Hello We are at 14 Quay Street, Leonie.');
  });
});

test('a blank that nobody filled stops the send, says so and is selected', async () => {
  const { onSend, said } = renderComposer({ draft: 'It comes on {{date}}.' });
  await userEvent.click(button('Send on WhatsApp to Leonie Achterberg'));
  expect(onSend).not.toHaveBeenCalled();
  expect(said()).toContain('Fill in the blanks first.');
  expect(selected()).toBe('{{date}}');
  await userEvent.keyboard('Monday{Control>}{Enter}{/Control}');
  expect(onSend).toHaveBeenCalledWith('It comes on Monday.', null);
});
