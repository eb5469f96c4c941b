import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { addWords } from '@/lib/words/catalogue';
import { thread } from '@/lib/words/en/thread';
import Gallery from './gallery';

addWords(thread);
afterEach(cleanup);

const pictures = ['one', 'two', 'three'].map((name) => ({ name: `${name}.jpg`, src: `/${name}.jpg` }));
const shown = () => screen.getByRole('img').getAttribute('src');

test('pictures follow each other by key and by button, around their ends', async () => {
  const onClose = vi.fn();
  render(<Gallery pictures={pictures} at={1} onClose={onClose} />);
  expect((await screen.findByRole('status')).textContent).toBe('2 of 3');
  expect(shown()).toBe('/two.jpg');
  await userEvent.click(screen.getByRole('button', { name: 'Next picture' }));
  expect(shown()).toBe('/three.jpg');
  await userEvent.keyboard('{ArrowRight}');
  expect(shown()).toBe('/one.jpg');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(shown()).toBe('/two.jpg');
  expect(screen.getByRole('link').getAttribute('download')).toBe('two.jpg');
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('one picture alone has nothing to go on to', async () => {
  render(<Gallery pictures={pictures.slice(0, 1)} at={0} onClose={() => {}} />);
  expect(await screen.findByRole('img')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Next picture' })).toBeNull();
});
