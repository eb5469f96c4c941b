import { beforeAll, expect, it } from 'vitest';
import { readDefaultTheme, readSession } from '@/lib/server/handlers/session';
import { patchWorkspace } from '@/lib/server/handlers/workspace';
import { type Inbox, makeInbox } from '../support/inbox';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let ours: Inbox;
let theirs: Inbox;
beforeAll(async () => {
  [ours, theirs] = [await makeInbox('ours'), await makeInbox('theirs')];
});

const choose = async (defaultTheme: string) =>
  summary(await ask(patchWorkspace, ours.admin, { method: 'PATCH', body: { defaultTheme } }));

it('the colours of a workspace come with every page of somebody in it, and of nobody else', async () => {
  expect(await readDefaultTheme(ours.agent.cookie)).toBe('system');
  expect(await choose('dark')).toMatchObject({ status: 200, body: { defaultTheme: 'dark' } });
  expect(await readDefaultTheme(ours.agent.cookie)).toBe('dark');
  expect((await summary(await ask(readSession, ours.agent))).body.workspace.defaultTheme).toBe('dark');
  expect(await readDefaultTheme(theirs.agent.cookie)).toBe('system');
  expect(await readDefaultTheme(null)).toBe('system');
  expect(await readDefaultTheme('foyer.session=guessed')).toBe('system');
});

it('are light, dark or the device’s', async () => {
  expect(await choose('pink')).toMatchObject({ status: 400 });
});
