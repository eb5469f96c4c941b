import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { ReadState } from './read-state';

afterEach(cleanup);

interface Source {
  read: () => Promise<string>;
}

function Page({ source }: { readonly source: Source }) {
  const query = useQuery({ queryKey: ['page'], queryFn: () => source.read(), retry: false });
  return (
    <>
      <p>{query.data}</p>
      <output>{query.status}</output>
      <button type="button" onClick={() => void query.refetch()}>
        Look again
      </button>
      <ReadState query={query} failed="It could not be read" skeleton="h-9" />
    </>
  );
}

function show(read: Source['read']): Source {
  const source = { read };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page source={source} />
    </QueryClientProvider>,
  );
  return source;
}

const refuse = () => Promise.reject(new Error('no'));
const tryAgain = () => screen.queryByRole('button', { name: 'Try again' });

test('what could not be read says so, and is read when somebody says again', async () => {
  const source = show(refuse);
  await screen.findByText('It could not be read');
  source.read = async () => 'Here it is';
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Here it is');
  expect(tryAgain()).toBeNull();
});

test('what was read stays, although the next look failed', async () => {
  const source = show(async () => 'Here it is');
  await screen.findByText('Here it is');
  source.read = refuse;
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await screen.findByText('error');
  expect(screen.getByText('Here it is')).toBeDefined();
  expect(tryAgain()).toBeNull();
});

test('before it was read nothing is claimed', () => {
  show(() => new Promise(() => {}));
  expect(screen.queryByText('It could not be read')).toBeNull();
  expect(document.querySelector('.h-9')).not.toBeNull();
});
