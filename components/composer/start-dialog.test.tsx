import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyStart, type StartDraft } from '@/lib/client/start-draft';
import { id } from '@/lib/client/testing/examples';
import type { Channel } from '@/lib/contract/channel';
import type { Template } from '@/lib/contract/template';
import { allRights } from '@/lib/domain/permission';
import { addWords } from '@/lib/words/catalogue';
import { composer } from '@/lib/words/en/composer';
import { start } from '@/lib/words/en/start';
import { templates as templateWords } from '@/lib/words/en/templates';
import { StartDialog } from './start-dialog';

addWords({ ...composer, ...start, ...templateWords });
afterEach(cleanup);

const channel = (n: number, type: string, name: string | null): Channel => ({
  ...{ id: id(n), version: 1, accountId: id(1), externalId: `e${n}`, type, name, lastEventAt: null },
  ...{ rights: allRights, agentsMay: allRights, teamsMay: [], takesPlainReplies: false, takesUploads: false },
  ...{ position: null, isHidden: false, isRetired: false },
  ...{ forbidden: null, ownLogin: null, ledger: null },
});
const channels = [
  channel(1, 'WhatsApp', 'Shop'),
  channel(2, 'Facebook', 'Northwind Bikes'),
  channel(3, 'Twitter', null),
  channel(4, 'Email', null),
];
const template: Template = {
  ...{ id: id(10), version: 1, channelId: id(1), name: 'bike_ready', language: 'en', body: 'Ready, {{1}}.' },
};

function open(given: Partial<StartDraft> = {}, failure: string | null = null) {
  const onStart = vi.fn();
  const user = userEvent.setup();
  function Held() {
    const [draft, setDraft] = useState<StartDraft>({ ...emptyStart, ...given });
    const [isOpen, setOpen] = useState(true);
    const chosen = channels.find((each) => each.id === draft.channelId) ?? channel(1, 'WhatsApp', 'Shop');
    const question = {
      ...{
        channelType: chosen.type,
        rights: chosen.rights,
        forbidden: null,
        isAccountOut: false,
        isRetired: false,
      },
      now: '2026-03-01T10:00:00.000Z',
    };
    if (!isOpen)
      return (
        <button type="button" onClick={() => setOpen(true)}>
          Again
        </button>
      );
    return (
      <StartDialog
        {...{ channels, draft, question, failure, onStart }}
        channel={chosen}
        templates={[template]}
        manage={null}
        isLoading={false}
        isPending={false}
        onDraft={setDraft}
        onClose={() => setOpen(false)}
      />
    );
  }
  render(<Held />);
  return { user, onStart };
}

const choose = (user: ReturnType<typeof userEvent.setup>, n: number) =>
  screen.findByLabelText('Channel').then((field) => user.selectOptions(field, id(n)));

test('a template goes to a number as it is typed, and not before both are there', async () => {
  const { user, onStart } = open();
  const number = await screen.findByLabelText<HTMLInputElement>('Phone number');
  await user.type(number, '+4930123456');
  expect(number.value).toBe('+49 30 123456');
  expect(screen.getByText('Goes to +49 30 123456, in its country 030 123456')).toBeDefined();
  await user.click(screen.getByRole('option', { name: /bike_ready/ }));
  await user.click(screen.getByRole('button', { name: /^Send template to/ }));
  expect(onStart).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Blank 1'), 'Lea');
  await user.click(screen.getByRole('button', { name: 'Send template to +49 30 123456' }));
  expect(onStart).toHaveBeenCalledExactlyOnceWith({
    way: 'template',
    channelId: id(1),
    number: '+4930123456',
    body: 'Ready, Lea.',
    template: { name: 'bike_ready', language: 'en', values: { 1: 'Lea' } },
  });
});

test('a number that is none is said when its field is left', async () => {
  const { user } = open();
  await user.type(await screen.findByLabelText('Phone number'), '+49');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.tab();
  expect(screen.getByRole('alert').textContent).toContain('country’s code');
});

test('a post says before whom it goes out, counts as its network does, and follows to another one', async () => {
  const { user, onStart } = open({ channelId: id(2) });
  await user.type(await screen.findByLabelText('Post'), '🚲🚲');
  expect(screen.getByRole('button', { name: 'Post publicly as Northwind Bikes on Facebook' })).toBeDefined();
  expect(screen.getByText('2 / 8,000')).toBeDefined();
  await choose(user, 3);
  expect(screen.getByText('4 / 280')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Post publicly on X' }));
  expect(onStart).toHaveBeenCalledWith({ way: 'public-post', channelId: id(3), body: '🚲🚲' });
});

test('an e-mail goes to several at once by the keys', async () => {
  const { user, onStart } = open({ channelId: id(4) });
  await user.type(await screen.findByLabelText('To'), 'lee@example.com, ana@example.com');
  await user.type(screen.getByLabelText('Cc'), 'sales@example.com');
  await user.type(screen.getByLabelText('Message'), 'Hello{Control>}{Enter}{/Control}');
  expect(onStart).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Subject'), 'Your quote{Control>}{Enter}{/Control}');
  expect(onStart).toHaveBeenCalledExactlyOnceWith({
    ...{ way: 'email', channelId: id(4), subject: 'Your quote', body: 'Hello', cc: ['sales@example.com'] },
    to: ['lee@example.com', 'ana@example.com'],
  });
  expect(screen.getByRole('button', { name: 'Send e-mail to 2' })).toBeDefined();
});

test('what was typed is there again after it was closed, and when it was refused', async () => {
  const { user } = open({ channelId: id(2) }, 'Foyer could not be reached.');
  await user.type(await screen.findByLabelText('Post'), 'New bikes');
  expect(screen.getByRole('alert').textContent).toContain('Foyer could not be reached.');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Again' }));
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Post')).value).toBe('New bikes');
});
