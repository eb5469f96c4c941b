import 'server-only';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { newAdmin, newWorkspace, type OperatedWorkspace } from '@/lib/contract/operator';
import { createWorkspace } from '../commands/create-workspace';
import { eraseWorkspace } from '../commands/erase-workspace';
import { exportWorkspace } from '../commands/export-workspace';
import { inviteAdmin } from '../commands/invite-admin';
import { resumeWorkspace } from '../commands/resume-workspace';
import { suspendWorkspace } from '../commands/suspend-workspace';
import { env } from '../env';
import { notFound } from '../errors';
import { listWorkspaces } from '../queries/list-workspaces';
import { type Asked, Misunderstood, say } from './asked';

/** What can be done with workspaces; over HTTP the same stands at `/api/operator/workspaces`. */
export const workspaceActs: Record<string, (asked: Asked) => Promise<boolean>> = {
  'list-workspaces': async () => {
    for (const workspace of await listWorkspaces()) say(lineOf(workspace));
    return true;
  },
  'create-workspace': async (asked) => {
    const { workspace, token } = await createWorkspace(wanted(asked), new Date());
    say(lineOf(workspace));
    say(`Its admin joins by this link, once, within seven days: ${env().publicUrl}/invite/${token}`);
    return true;
  },
  'invite-admin': async (asked) => {
    const { token, invitation } = await inviteAdmin(idOf(asked.id), wantedAdmin(asked), new Date());
    say(
      `${invitation.email} joins by this link, once, within seven days: ${env().publicUrl}/invite/${token}`,
    );
    return true;
  },
  'suspend-workspace': async ({ id }) => {
    say(lineOf(await suspendWorkspace(idOf(id), new Date())));
    return true;
  },
  'resume-workspace': async ({ id }) => {
    say(lineOf(await resumeWorkspace(idOf(id), new Date())));
    return true;
  },
  'export-workspace': async ({ id, to }) => {
    if (!to) throw new Misunderstood('Say where to, as --to FILE.');
    const workspaceId = idOf(id);
    // Everything that customers wrote is in it, so that nobody else may read it, and no file is overwritten.
    const file = await open(to, 'wx', 0o600).catch((error: Error) => {
      throw new Misunderstood(`It cannot be written there: ${error.message}`);
    });
    const lines = jsonLines(await exportWorkspace(workspaceId, new Date()));
    await pipeline(Readable.from(lines), file.createWriteStream());
    say(`Written to ${to}.`);
    return true;
  },
  'erase-workspace': async ({ id, confirm }) => {
    if (!confirm)
      throw new Misunderstood('Say its name once more, as --confirm "Name". There is no way back.');
    await eraseWorkspace(idOf(id), confirm);
    say('Erased.');
    return true;
  },
};

function wanted(asked: Asked) {
  const { name, 'time-zone': timeZone, 'admin-email': adminEmail, 'admin-name': adminName } = asked;
  const parsed = newWorkspace.safeParse({ name, timeZone, adminEmail, ...(adminName && { adminName }) });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Misunderstood(
    `Say --name NAME --time-zone Europe/Berlin --admin-email E-MAIL [--admin-name NAME]. ${fields.join('; ')}`,
  );
}

function wantedAdmin(asked: Asked) {
  const { 'admin-email': adminEmail, 'admin-name': adminName } = asked;
  const parsed = newAdmin.safeParse({ adminEmail, ...(adminName && { adminName }) });
  if (parsed.success) return parsed.data;
  throw new Misunderstood('Say --admin-email E-MAIL [--admin-name NAME].');
}

/** What is no id names no workspace. */
function idOf(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound('workspace');
  return id;
}

function lineOf({ id, name, timeZone, people, accounts, suspendedAt }: OperatedWorkspace): string {
  const state = suspendedAt === null ? 'at work' : `suspended since ${suspendedAt}`;
  return [id, name, timeZone, `${people} people`, `${accounts} accounts`, state].join('\t');
}

async function* jsonLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
