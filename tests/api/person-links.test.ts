import { beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/server/db';
import { list as readAuditLog } from '@/lib/server/handlers/audit';
import { readPerson } from '@/lib/server/handlers/people';
import { patchWorkspace, readWorkspace } from '@/lib/server/handlers/workspace';
import { type Inbox, makeInbox } from '../support/inbox';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;
beforeAll(async () => {
  inbox = await makeInbox('links');
});

const shop = { name: 'Shop', address: 'https://shop.example/?phone={{phone}}' };
const books = { name: 'Books', address: 'https://books.example/{{name}}' };

const change = async (personLinks: unknown) => {
  const { version } = (await summary(await ask(readWorkspace, inbox.admin))).body;
  const body = { personLinks, expectedVersion: version };
  return summary(await ask(patchWorkspace, inbox.admin, { method: 'PATCH', body }));
};

const linksSeenBy = async (person = inbox.agent) => {
  const { body } = await summary(await ask(readPerson, person, { params: { id: inbox.customerId } }));
  return body.links;
};

const customerHas = (facts: { phone: string | null; screenName: string }) =>
  prisma().person.updateMany({ where: { id: inbox.customerId }, data: facts });

describe('links from a person to systems of the workspace’s own', () => {
  it('stand beside the person as soon as an admin has entered them, and no longer than they do', async () => {
    await customerHas({ phone: '+44 117 496 0142', screenName: 'Wanda' });
    expect(await linksSeenBy()).toEqual([]);
    expect(await change([shop, books])).toMatchObject({
      status: 200,
      body: { personLinks: [shop, books] },
    });
    expect(await linksSeenBy()).toEqual([
      { name: 'Shop', url: 'https://shop.example/?phone=%2B44%20117%20496%200142' },
      { name: 'Books', url: 'https://books.example/Wanda' },
    ]);
    await change([]);
    expect(await linksSeenBy()).toEqual([]);
  });

  it('are left out where something is not known that they ask for', async () => {
    await change([shop, books]);
    await customerHas({ phone: null, screenName: '"><script>' });
    expect(await linksSeenBy()).toEqual([{ name: 'Books', url: 'https://books.example/%22%3E%3Cscript%3E' }]);
  });

  it('lead to web pages only, and ask for nothing that nobody has', async () => {
    await change([shop]);
    for (const address of ['javascript:alert(1)', 'https://shop.example/{{password}}', 'shop.example', '']) {
      expect(await change([{ name: 'Wrong', address }])).toMatchObject({ status: 400, code: 'bad-request' });
    }
    const eleven = Array.from({ length: 11 }, (_, n) => ({ ...books, name: `Books ${n}` }));
    expect(await change(eleven)).toMatchObject({ status: 400 });
    expect((await summary(await ask(readWorkspace, inbox.admin))).body.personLinks).toEqual([shop]);
  });

  it('are told in the audit log', async () => {
    await change([books]);
    const { body } = await summary(await ask(readAuditLog, inbox.admin));
    expect(body.entries[0]).toMatchObject({
      agentId: inbox.admin.agentId,
      what: { kind: 'workspace-changed', change: { personLinks: [books] } },
    });
  });
});
