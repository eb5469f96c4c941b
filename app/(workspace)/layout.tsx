import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { session } from '@/lib/contract/session';
import { readSession } from '@/lib/server/handlers/session';
import { Workspace } from './workspace';

/** Everything behind the sign-in. The session comes with the page, so that the first screen waits for nothing. */
export default async function WorkspaceLayout({ children }: { readonly children: ReactNode }) {
  const cookie = (await headers()).get('cookie') ?? '';
  const response = await readSession(new Request('http://foyer/api/session', { headers: { cookie } }), {
    params: Promise.resolve({}),
  });
  if (response.status === 401) redirect('/sign-in');
  if (!response.ok) throw new Error(`the session could not be read: ${response.status}`);
  return <Workspace session={session.parse(await response.json())}>{children}</Workspace>;
}
