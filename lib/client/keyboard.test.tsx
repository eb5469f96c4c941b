import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useActions } from './action-offers';
import { type ActionId, actions, isSingle } from './actions';
import { listenToKeys } from './keyboard';
import { switchSingleKeys } from './single-keys';
import { id } from './testing/examples';

/** Together they have every letter and most signs that a hand finds without looking. */
const PANGRAMS = [
  'The quick brown fox jumps over the lazy dog / really?',
  'Sphinx of black quartz, judge my vow! (1234567890)',
  'Falsches Üben von Xylophonmusik quält jeden größeren Zwerg.',
];

const done = vi.fn<(action: ActionId, conversationId: string | null) => void>();

/** A page on which everything is offered. */
function Everything() {
  const offered = actions.map((action) => [action.id, (about: string | null) => done(action.id, about)]);
  useActions(Object.fromEntries(offered));
  return (
    <>
      <a href="#one" data-row={id(1)}>
        one
      </a>
      <section data-conversation={id(2)}>
        <textarea aria-label="text" />
        <input aria-label="line" />
        {/* biome-ignore lint/a11y/useSemanticElements: this is about fields that are no form's */}
        <div role="textbox" tabIndex={0} aria-label="rich" contentEditable suppressContentEditableWarning />
      </section>
    </>
  );
}

let stop: () => void;
beforeEach(() => {
  stop = listenToKeys();
});
afterEach(() => {
  stop();
  cleanup();
  done.mockClear();
  switchSingleKeys(true);
});

const acts = () => done.mock.calls.map(([action]) => action);

describe('typing', () => {
  test.each(['text', 'line', 'rich'])('pangrams into a field does nothing but write: %s', async (name) => {
    render(<Everything />);
    screen.getByRole('textbox', { name }).focus();
    for (const pangram of PANGRAMS) await userEvent.keyboard(pangram);
    expect(acts()).toEqual([]);
  });

  test('the same where no field is does a lot: the test above would notice', async () => {
    render(<Everything />);
    // On a row, where more keys act than anywhere else.
    screen.getByRole('link').focus();
    for (const pangram of PANGRAMS) await userEvent.keyboard(pangram);
    const single = actions.filter(({ keys }) => keys.some(isSingle)).map((action) => action.id);
    expect(new Set(acts())).toEqual(new Set(single));
  });

  test('pangrams anywhere does nothing once single keys are switched off', async () => {
    render(<Everything />);
    switchSingleKeys(false);
    for (const pangram of PANGRAMS) await userEvent.keyboard(pangram);
    expect(acts()).toEqual([]);
  });

  test('a word with an input method does not send at the Enter that ends it', () => {
    render(<Everything />);
    const field = screen.getByRole('textbox', { name: 'text' });
    const enter = { key: 'Enter', ctrlKey: true, bubbles: true };
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }));
    expect(acts()).toEqual([]);
    field.dispatchEvent(new KeyboardEvent('keydown', enter));
    expect(acts()).toEqual(['send']);
  });
});

test.each(['dialog', 'alertdialog', 'menu'])('nothing happens behind a %s', async (role) => {
  render(
    <>
      <Everything />
      <div role={role} />
    </>,
  );
  await userEvent.keyboard('j?{Escape}');
  expect(acts()).toEqual([]);
});

describe('a key is about', () => {
  test('the row that has the focus in that moment', async () => {
    render(<Everything />);
    screen.getByRole('link').focus();
    await userEvent.keyboard('e');
    expect(done).toHaveBeenCalledExactlyOnceWith('close', id(1));
  });

  test('the open conversation, where the focus is on no row', async () => {
    render(<Everything />);
    await userEvent.keyboard('e');
    expect(done).toHaveBeenCalledExactlyOnceWith('close', id(2));
  });
});

describe('what is done in an open conversation', () => {
  const opened = vi.fn<(conversationId: string | null) => void>();
  const replied = vi.fn<(conversationId: string | null) => void>();
  afterEach(() => {
    opened.mockClear();
    replied.mockClear();
  });

  function Inbox({ open }: { readonly open: string }) {
    useActions({ open: opened });
    useActions({ reply: replied }, { conversationId: open });
    return <a href="#one" data-row={id(1)}>{`one beside ${open}`}</a>;
  }

  test('never happens in another one: the one it is about is opened first', async () => {
    const { rerender } = render(<Inbox open={id(2)} />);
    screen.getByRole('link').focus();
    await userEvent.keyboard('r');
    expect(opened).toHaveBeenCalledExactlyOnceWith(id(1));
    expect(replied).not.toHaveBeenCalled();
    act(() => rerender(<Inbox open={id(1)} />));
    expect(replied).toHaveBeenCalledExactlyOnceWith(id(1));
  });

  test('is forgotten when something else is done before it opens', async () => {
    const { rerender } = render(<Inbox open={id(2)} />);
    screen.getByRole('link').focus();
    await userEvent.keyboard('r{Tab}');
    act(() => rerender(<Inbox open={id(1)} />));
    expect(replied).not.toHaveBeenCalled();
  });
});

test('of two composers the one that has the focus sends', async () => {
  const sent = vi.fn<(who: string) => void>();
  function Writing({ who }: { readonly who: string }) {
    const box = useRef<HTMLDivElement>(null);
    useActions({ send: () => sent(who) }, { within: box });
    return (
      <div ref={box}>
        <textarea aria-label={who} />
      </div>
    );
  }
  render(
    <>
      <Writing who="foot" />
      <Writing who="comment" />
    </>,
  );
  screen.getByRole('textbox', { name: 'foot' }).focus();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(sent).toHaveBeenCalledExactlyOnceWith('foot');
});
