import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AuditPage, auditPage } from '@/lib/contract/audit';
import type { WorkspaceActivity } from '@/lib/domain/activity';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { changeChannel } from '@/lib/server/commands/change-channel';
import { changeWorkspace } from '@/lib/server/commands/change-workspace';
import { invite } from '@/lib/server/commands/invite';
import { database, inTransaction } from '@/lib/server/db';
import { exportAll, list } from '@/lib/server/handlers/audit';
import { noteWorkspaceActivity } from '@/lib/server/writes/note-activity';
import { type Inbox, makeInbox } from '../support/inbox';
import type { Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let ours: Inbox;
let theirs: Inbox;

beforeAll(async () => {
  ours = await makeInbox('ours');
  theirs = await makeInbox('theirs');
});

const listed = async (query = '', person: Person = ours.admin): Promise<AuditPage> => {
  const { status, body } = await summary(await ask(list, person, { path: `/?${query}` }));
  expect(status).toBe(200);
  return auditPage.parse(body);
};

const kindsIn = async (query = '', person?: Person) =>
  (await listed(query, person)).entries.map(({ what }) => what.kind);

const exported = async (query: string, person: Person = ours.admin) =>
  (await ask(exportAll, person, { path: `/?${query}` })).text();

const at = (minute: number) => new Date(Date.UTC(2025, 10, 1, 10, minute));

async function note(what: WorkspaceActivity, minute: number, agentId = ours.admin.agentId): Promise<void> {
  const { kind, ...detail } = what;
  await database.rows(
    `INSERT INTO activity (workspace_id, id, agent_id, kind, detail, at)
     VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3, $4::jsonb, $5::timestamptz)`,
    [ours.workspaceId, agentId, kind, JSON.stringify(detail), at(minute).toISOString()],
  );
}

describe('the audit log', () => {
  test('tells what was done, by whom, to whom and where, newest first', async () => {
    const { admin, agent, channelId } = ours;
    await changeAgent(admin, agent.agentId, { role: 'supervisor' }, at(0));
    await changeAgent(admin, agent.agentId, { role: 'agent' }, at(1));
    await changeChannel(admin, channelId, { name: 'Repair shop' }, at(2));
    await changeWorkspace(admin, { undoPublicSeconds: 10 }, at(3));
    const { entries, nextCursor } = await listed();
    expect(nextCursor).toBeNull();
    expect(entries).toMatchObject([
      { what: { kind: 'workspace-changed', change: { undoPublicSeconds: 10 } }, subjectName: null },
      { what: { kind: 'channel-named' }, channel: { type: 'WhatsApp', name: 'Repair shop' } },
      { what: { kind: 'role-changed', role: 'agent', from: 'supervisor' }, agentId: admin.agentId },
      { what: { kind: 'role-changed', role: 'supervisor' }, subjectName: expect.any(String) },
    ]);
    expect(entries.every(({ agentName }) => typeof agentName === 'string')).toBe(true);
  });

  test('is narrowed by who did it, by part and by time', async () => {
    const { agentId } = ours.supervisor;
    await note({ kind: 'tag-saved', tagId: randomUUID(), name: 'Refund' }, 10, agentId);
    expect(await kindsIn(`agentId=${agentId}`)).toEqual(['tag-saved']);
    expect(await kindsIn('group=work')).toEqual(['tag-saved']);
    expect(await kindsIn('group=channels')).toEqual(['channel-named']);
    expect(await kindsIn(`from=${at(2).toISOString()}&until=${at(10).toISOString()}`)).toEqual([
      'workspace-changed',
      'channel-named',
    ]);
    expect(await kindsIn(`agentId=${agentId}&group=people`)).toEqual([]);
  });

  test('is read page by page, each line once, also where many are of one time', async () => {
    for (let n = 0; n < 110; n += 1) await note({ kind: 'view-shared', name: `View ${n}` }, n < 55 ? 20 : 21);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: AuditPage = await listed(`from=${at(20).toISOString()}${cursor && `&cursor=${cursor}`}`);
      expect(page.entries.length).toBeLessThanOrEqual(50);
      seen.push(...page.entries.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(110);
    expect(seen).toHaveLength(110);
  });

  test('shows nothing of another workspace, not even who does something in both', async () => {
    const before = await kindsIn('', theirs.admin);
    expect(before).toEqual([]);
    const email = `theirs-${randomUUID()}@example.com`;
    await invite(theirs.admin, { name: 'New', email, role: 'agent' }, at(30));
    expect(await kindsIn('', theirs.admin)).toEqual(['agent-invited']);
    expect(await kindsIn(`agentId=${theirs.admin.agentId}`)).toEqual([]);
    expect(await exported('form=ndjson')).not.toContain(email);
    // Control: it is there for those whom it concerns.
    expect(await exported('form=ndjson', theirs.admin)).toContain(email);
  });

  test('tells nothing of conversations: their threads do', async () => {
    await note({ kind: 'tag-removed', tagId: randomUUID(), name: 'Refund' }, 40);
    await database.rows(
      `INSERT INTO activity (workspace_id, id, conversation_id, agent_id, kind, at)
       VALUES ($1::uuid, gen_random_uuid(), $2::uuid, $3::uuid, 'closed', $4::timestamptz)`,
      [ours.workspaceId, ours.conversationId, ours.admin.agentId, at(40).toISOString()],
    );
    const query = `from=${at(40).toISOString()}&until=${at(41).toISOString()}`;
    expect(await kindsIn(query)).toEqual(['tag-removed']);
  });

  test.each(['cursor=nonsense', 'group=secret', 'agentId=me', 'until=today', 'unknown=1'])(
    'is not asked for by %s',
    async (query) => {
      const answer = await summary(await ask(list, ours.admin, { path: `/?${query}` }));
      expect(answer).toMatchObject({ status: 400, code: 'bad-request' });
    },
  );
});

describe('its export', () => {
  test('is a line of it, and holds all that matches, more than one read', async () => {
    await database.rows(
      `INSERT INTO activity (workspace_id, id, agent_id, kind, detail, at)
       SELECT $1::uuid, gen_random_uuid(), $2::uuid, 'team-removed',
         jsonb_build_object('teamId', gen_random_uuid(), 'name', 'Team ' || n), $3::timestamptz
       FROM generate_series(1, 1100) AS n`,
      [ours.workspaceId, ours.admin.agentId, at(50).toISOString()],
    );
    const text = await exported(`form=ndjson&from=${at(50).toISOString()}&group=people`);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(lines.map(({ id }) => id)).size).toBe(1100);
    expect(lines[0]).toMatchObject({ kind: 'team-removed', details: { name: expect.any(String) } });
    const [newest] = (await listed()).entries;
    expect(newest).toMatchObject({
      what: { kind: 'audit-exported', form: 'ndjson' },
      agentId: ours.admin.agentId,
    });
  });

  test('names the program that did it in somebody’s name, also in a file', async () => {
    const by = { ...ours.admin, program: 'Shop bot' };
    const what = { kind: 'canned-reply-shared', title: 'Opening hours' } as const;
    await inTransaction((tx) => noteWorkspaceActivity(tx, by, what, at(70)));
    await note(what, 69);
    const query = `from=${at(69).toISOString()}&until=${at(71).toISOString()}`;
    expect((await listed(query)).entries.map(({ program }) => program)).toEqual(['Shop bot', null]);
    const lines = (await exported(`${query}&form=ndjson`)).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).program)).toEqual(['Shop bot', null]);
  });

  test('as a table is saved as a file, and has no formula in it', async () => {
    await note({ kind: 'canned-reply-shared', title: 'Hello' }, 55);
    await changeChannel(ours.admin, ours.channelId, { name: '=1+1' }, at(56));
    const query = `form=csv&from=${at(55).toISOString()}&group=channels`;
    const answer = await ask(exportAll, ours.admin, { path: `/?${query}` });
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="audit.csv"');
    const [head, line] = (await answer.text()).split('\r\n');
    expect(head).toBe('at,agentName,program,kind,subjectName,channelName,accountName,details,agentId,id');
    expect(line).toContain(",channel-named,,'=1+1,,");
  });
});
