import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aNote, id } from '@/lib/client/testing/examples';
import type { Note } from '@/lib/contract/note';
import type { Role } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { thread } from '@/lib/words/en/thread';
import { NoteView } from './note-view';

addWords(thread);
afterEach(cleanup);

const names = new Map([
  [id(800), 'Priya Raman'],
  [id(801), 'Maya Lindqvist'],
]);

function renderNote(given: Partial<Note>, role: Role = 'agent') {
  const onRemove = vi.fn();
  const context = {
    viewer: { agentId: id(800), role },
    nameOf: ({ id: named }: { id: string }) => names.get(named),
    editor: () => <p>Its words are being changed</p>,
    onRemove,
  };
  render(<NoteView note={aNote(given).note} context={context} timeOf={() => '09:20'} />);
  return { onRemove, article: screen.getByRole('article') };
}

const justNow = new Date().toISOString();
const menu = () => screen.queryByRole('button', { name: 'More about this note' });

describe('a note', () => {
  test('says that it is internal, who wrote it and whom it names; its words are words', () => {
    const text = `@[agent:${id(800)}] <b>look</b> https://foyer.example/a @[agent:${id(7)}]`;
    const { article } = renderNote({ agentId: id(801), text });
    expect(article.textContent).toBe(
      'Maya LindqvistInternal note, 09:20@Priya Raman <b>look</b> https://foyer.example/a @Unknown person',
    );
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://foyer.example/a');
    expect(menu()).toBeNull();
  });

  test('names the program that wrote it in somebody’s name', () => {
    const { article } = renderNote({ agentId: id(801), program: 'Shop bot' });
    expect(article.textContent).toContain(
      'Maya Lindqvist·Shop botthrough the token Shop bot·Internal note, 09:20',
    );
  });

  test('can be changed by its author for a while', async () => {
    renderNote({ createdAt: justNow });
    await userEvent.click(menu() as HTMLElement);
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Change' }));
    expect(document.body.textContent).toContain('Its words are being changed');
  });

  test('can be removed by a supervisor, and not be changed', async () => {
    const { onRemove } = renderNote({ agentId: id(801), createdAt: justNow }, 'supervisor');
    await userEvent.click(menu() as HTMLElement);
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    expect(screen.queryByRole('menuitem', { name: 'Change' })).toBeNull();
    expect(onRemove).toHaveBeenCalledOnce();
  });
});
