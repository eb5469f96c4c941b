import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeys } from '@/lib/client/keyboard';
import type { TemplateDraft } from '@/lib/client/template-draft';
import { id } from '@/lib/client/testing/examples';
import type { Template } from '@/lib/contract/template';
import { allRights } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { templates as words } from '@/lib/words/en/templates';
import { TemplateBox } from './template-box';

addWords({ ...composer, ...words });
let stopListening: () => void;
beforeEach(() => {
  stopListening = listenToKeys();
});
afterEach(() => {
  stopListening();
  cleanup();
});

const template = (n: number, name: string, body: string): Template => ({
  ...{ id: id(n), version: 1, channelId: id(900), name, language: 'en', body },
});
const templates = [
  template(1, 'delivery_update', 'Hi {{1}}, your bike arrives {{2}}.'),
  template(2, 'reopen_talk', 'Hi {{1}}, may we write?'),
];
const question = {
  channelType: 'WhatsApp',
  takesPlainReplies: false,
  isRetired: false,
  rights: allRights,
  isAccountOut: false,
  forbidden: null,
  audience: 'private',
  target: {
    direction: 'inbound',
    kind: 'message',
    audience: 'private',
    depth: 0,
    isRemotelyDeleted: false,
    isOnChannel: true,
    hasPrivateReply: false,
    sentAt: '2026-11-20T12:00:00.000Z',
  },
  lastInboundAt: '2026-11-20T12:00:00.000Z',
  hasCustomerLeft: false,
  now: '2026-11-22T12:00:00.000Z',
} as const;

const begun: TemplateDraft = { step: 'list', uses: [], begunAfterMessageId: null };

interface Setting {
  known?: Template[];
  first?: TemplateDraft;
  takesFocus?: boolean;
}

function Filling({
  known = templates,
  first = begun,
  takesFocus = true,
  onSend,
}: Setting & { onSend: (...sent: unknown[]) => void }) {
  const [draft, setDraft] = useState(first);
  if (draft.step === 'closed') return 'closed';
  return (
    <TemplateBox
      question={question}
      templates={known}
      personName="Ines"
      draft={draft}
      takesFocus={takesFocus}
      manage={<a href="/settings/channels">Manage</a>}
      onDraft={setDraft}
      onSend={onSend}
      sendAnd={() => null}
    />
  );
}

const open = (setting: Setting = {}) => {
  const onSend = vi.fn();
  render(<Filling onSend={onSend} {...setting} />);
  return { onSend, user: userEvent.setup() };
};
const blank = (name: string) => screen.getByLabelText<HTMLInputElement>(`Blank ${name}`);

test('a template is found, filled and sent by keyboard alone, and not before every blank is filled', async () => {
  const { onSend, user } = open();
  await user.keyboard('bike{Enter}Ines{Control>}{Enter}{/Control}');
  expect(document.activeElement).toBe(blank('2'));
  expect(onSend).not.toHaveBeenCalled();
  await user.keyboard(' today {Control>}{Enter}{/Control}');
  expect(onSend).toHaveBeenCalledExactlyOnceWith(
    { name: 'delivery_update', language: 'en', values: { 1: 'Ines', 2: 'today' } },
    'Hi Ines, your bike arrives today.',
    null,
  );
});

test('the preview is what the customer will read', async () => {
  const { user } = open();
  await user.keyboard('{Enter}Ines');
  expect(screen.getByRole('figure').textContent).toContain('Hi Ines, your bike arrives {{2}}.');
});

test('going back and looking at another template loses nothing that was typed', async () => {
  const { user } = open();
  await user.keyboard('{Enter}Ines{Escape}{ArrowDown}{Enter}Bruno{Escape}{Enter}');
  expect(blank('1').value).toBe('Ines');
  await user.keyboard('{Escape}{ArrowDown}{Enter}');
  expect(blank('1').value).toBe('Bruno');
  await user.keyboard('{Escape}{Escape}');
  expect(screen.getByText('closed')).toBeDefined();
});

test('a channel without templates says so, and shows the way to enter them', () => {
  open({ known: [] });
  expect(screen.getByRole('status').textContent).toContain('No templates yet.');
  expect(screen.getByRole('link', { name: 'Manage' })).toBeDefined();
});

test('a template that comes back by itself takes the focus from nobody', () => {
  const uses = [{ name: 'delivery_update', language: 'en', values: { 1: 'Ines' } }];
  open({ first: { ...begun, step: 'fields', uses }, takesFocus: false });
  expect(blank('1').value).toBe('Ines');
  expect(document.activeElement).toBe(document.body);
});
