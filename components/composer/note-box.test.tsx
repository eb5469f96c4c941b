import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToKeys } from '@/lib/client/keyboard';
import { id } from '@/lib/client/testing/examples';
import type { NamedMention } from '@/lib/domain/mention';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { NoteBox } from './note-box';

addWords(composer);
let stopListening: () => void;
beforeEach(() => {
  stopListening = listenToKeys();
});
afterEach(() => {
  stopListening();
  cleanup();
});

const people: NamedMention[] = [
  { kind: 'agent', id: id(801), name: 'Maya Lindqvist' },
  { kind: 'agent', id: id(802), name: 'Jonas Weber' },
  { kind: 'team', id: id(700), name: 'Workshop' },
];

function Writing({ first, onDone }: { readonly first: string; readonly onDone: (text: string) => void }) {
  const [draft, setDraft] = useState(first);
  return (
    <NoteBox
      draft={draft}
      people={people}
      action="Add note"
      isPending={false}
      onDraft={setDraft}
      onDone={onDone}
    />
  );
}

function renderBox(first = '') {
  const onDone = vi.fn();
  render(<Writing first={first} onDone={onDone} />);
  return onDone;
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note for your team' });

test('says that only the team sees it, and names who was chosen behind an at sign by their ids', async () => {
  const onDone = renderBox();
  expect(document.body.textContent).toContain('Only your team sees this');
  await userEvent.type(field(), '@lin{Enter}and @WORK{Tab}look: freehub{Control>}{Enter}{/Control}');
  expect(field().value).toBe('@Maya Lindqvist and @Workshop look: freehub');
  expect(onDone).toHaveBeenCalledWith(`@[agent:${id(801)}] and @[team:${id(700)}] look: freehub`);
});

test('offers nobody where nobody fits, and takes what was typed for words', async () => {
  const onDone = renderBox();
  await userEvent.type(field(), 'mail jo@example.com @zzz{Control>}{Enter}{/Control}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(onDone).toHaveBeenCalledWith('mail jo@example.com @zzz');
});

test('adds nothing while nothing is written, or more than a note takes', async () => {
  const onDone = renderBox('  ');
  const button = screen.getByRole('button', { name: /^Add note/ });
  expect(button.dataset.tip).toBe('Write something first.');
  await userEvent.click(button);
  cleanup();
  const tooLong = renderBox('x'.repeat(10_001));
  await userEvent.click(screen.getByRole('button', { name: /^Add note/ }));
  expect([onDone.mock.calls, tooLong.mock.calls]).toEqual([[], []]);
});
