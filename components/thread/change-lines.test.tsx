import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { anActivity, id } from '@/lib/client/testing/examples';
import type { Activity } from '@/lib/contract/activity';
import { addWords } from '@/lib/words/catalogue';
import { activity as words } from '@/lib/words/en/activity';
import { ChangeLines } from './change-lines';

addWords(words);
afterEach(cleanup);

const names = {
  viewerId: id(800),
  nameOfAgent: (agentId: string) => ({ [id(800)]: 'Priya Raman', [id(801)]: 'Maya Lindqvist' })[agentId],
};

function renderDone(...done: Partial<Activity>[]) {
  const activities = done.map((given, n) => anActivity({ id: id(n + 1), ...given }).activity);
  return render(<ChangeLines activities={activities} names={names} timeOf={() => '09:12'} />);
}

describe('a line of what was done', () => {
  test.each<[string, Partial<Activity>]>([
    ['You took this, 09:12', { what: { kind: 'assigned', assigneeId: id(800), fromId: null } }],
    [
      'Maya Lindqvist assigned this to you, 09:12',
      { agentId: id(801), what: { kind: 'assigned', assigneeId: id(800), fromId: null } },
    ],
    [
      'You assigned this to Maya Lindqvist, 09:12',
      { what: { kind: 'assigned', assigneeId: id(801), fromId: id(800) } },
    ],
    [
      'Maya Lindqvist has left and handed this over to you, 09:12',
      { agentId: null, what: { kind: 'assigned', assigneeId: id(800), fromId: id(801) } },
    ],
    [
      'You returned this to the queue, 09:12',
      { what: { kind: 'assigned', assigneeId: null, fromId: id(800) } },
    ],
    [
      'Back in the queue, because Maya Lindqvist is away, 09:12',
      { agentId: null, what: { kind: 'work-returned', fromId: id(801), reason: 'absent' } },
    ],
    ['Maya Lindqvist closed this, 09:12', { agentId: id(801), what: { kind: 'closed' } }],
    [
      'Maya Lindqvist closed this, through Shop bot, 09:12',
      { agentId: id(801), program: 'Shop bot', what: { kind: 'closed' } },
    ],
    ['Open again with a new message, 09:12', { agentId: null, what: { kind: 'reopened' } }],
    ['You reopened this, 09:12', { what: { kind: 'reopened' } }],
    [
      'You added Warranty, Urgent part and removed New, 09:12',
      { what: { kind: 'tagged', added: ['Warranty', 'Urgent part'], removed: ['New'] } },
    ],
  ])('says: %s', (sentence, given) => {
    expect(renderDone(given).container.textContent).toBe(sentence);
  });

  test('stands alone up to three times in a row', () => {
    renderDone({}, {}, {});
    expect(screen.getAllByText(/closed this/)).toHaveLength(3);
  });

  test('is folded with others when there are four or more, until somebody wants to see them', async () => {
    renderDone({}, {}, {}, {});
    expect(screen.queryByText(/closed this/)).toBeNull();
    const fold = screen.getByRole('button', { name: '4 changes', expanded: false });
    await userEvent.click(fold);
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByText(/closed this/)).toHaveLength(4);
  });
});
