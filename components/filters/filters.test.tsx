import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Facet } from '@/lib/client/filter-facets';
import { viewFilter } from '@/lib/domain/view';
import { addWords } from '@/lib/words/catalogue';
import { filters } from '@/lib/words/en/filters';
import { FilterChips } from './filter-chips';
import { FilterPanel } from './filter-panel';
import { KeepView } from './keep-view';

addWords(filters);

const facets: Facet[] = [
  {
    member: 'channelTypes',
    options: [
      { value: 'WhatsApp', label: 'WhatsApp' },
      { value: 'Viber', label: 'Viber' },
    ],
  },
  { member: 'ratings', options: [{ value: 1, label: '1 star' }] },
];

test('each choice narrows the list at once, and a second press takes it back', async () => {
  const onChoose = vi.fn();
  const filter = viewFilter('mine', { channelTypes: ['WhatsApp'] });
  render(<FilterPanel filter={filter} facets={facets} onChoose={onChoose} />);
  await userEvent.click(screen.getByRole('button', { name: 'Viber' }));
  expect(onChoose).toHaveBeenLastCalledWith(viewFilter('mine', { channelTypes: ['Viber', 'WhatsApp'] }));
  await userEvent.click(screen.getByRole('button', { name: 'WhatsApp', pressed: true }));
  expect(onChoose).toHaveBeenLastCalledWith(viewFilter('mine'));
  await userEvent.click(screen.getByRole('button', { name: 'Needs reply' }));
  expect(onChoose).toHaveBeenLastCalledWith(
    viewFilter('mine', { channelTypes: ['WhatsApp'], needsReply: true }),
  );
});

test('what a list is narrowed to can be taken away one by one, also what is no longer there', async () => {
  const onChoose = vi.fn();
  const filter = viewFilter('all', { channelTypes: ['Gone', 'WhatsApp'], isUnread: true });
  render(<FilterChips filter={filter} facets={facets} onChoose={onChoose} />);
  await userEvent.click(screen.getByRole('button', { name: 'Remove filter No longer there' }));
  expect(onChoose).toHaveBeenLastCalledWith(
    viewFilter('all', { channelTypes: ['WhatsApp'], isUnread: true }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Remove filter Unread' }));
  expect(onChoose).toHaveBeenLastCalledWith(viewFilter('all', { channelTypes: ['Gone', 'WhatsApp'] }));
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(onChoose).toHaveBeenLastCalledWith(viewFilter('all'));
});

test('a view that was not saved says why, and its name is still there', async () => {
  const onSave = vi.fn();
  const view = (failure: 'unreachable' | null) => (
    <KeepView mayShare isPending={false} failure={failure} onSave={onSave} />
  );
  const { rerender } = render(view(null));
  await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
  await userEvent.type(await screen.findByLabelText('Name of this view'), 'Refunds');
  await userEvent.click(screen.getByLabelText('For everybody'));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave).toHaveBeenCalledExactlyOnceWith('Refunds', true);
  rerender(view('unreachable'));
  expect(screen.getByText(/Foyer cannot be reached/)).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('Name of this view').value).toBe('Refunds');
});
