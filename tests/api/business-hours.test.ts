import { beforeAll, describe, expect, it } from 'vitest';
import { noHours } from '@/lib/domain/business-hours';
import { prisma } from '@/lib/server/db';
import { list as readAuditLog } from '@/lib/server/handlers/audit';
import { readSession } from '@/lib/server/handlers/session';
import { patchWorkspace, readWorkspace } from '@/lib/server/handlers/workspace';
import { listAccountHealth } from '@/lib/server/queries/get-account-health';
import { type Inbox, makeInbox } from '../support/inbox';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let inbox: Inbox;
beforeAll(async () => {
  inbox = await makeInbox('hours');
});

const day = (from: number, until: number) => ({ from: from * 60, until: until * 60 });
const office = [day(9, 12), day(13, 17)];
const hours = {
  weekdays: [office, office, office, office, office, [], []],
  holidays: [{ date: '2026-12-25', name: 'Christmas', intervals: [] }],
};

const change = async (body: object) =>
  summary(await ask(patchWorkspace, inbox.admin, { method: 'PATCH', body }));
const scheduleSeen = async () => (await summary(await ask(readSession, inbox.agent))).body.workspace.schedule;

describe('the business hours of a workspace', () => {
  it('are none until an admin enters them, and then everybody’s', async () => {
    expect(await scheduleSeen()).toEqual({ zone: 'UTC', hours: noHours });
    expect(await change({ businessHours: hours, timeZone: 'Europe/Berlin' })).toMatchObject({
      status: 200,
      body: { businessHours: hours, timeZone: 'Europe/Berlin' },
    });
    expect(await scheduleSeen()).toEqual({ zone: 'Europe/Berlin', hours });
    const { body } = await summary(await ask(readAuditLog, inbox.admin));
    expect(body.entries[0].what).toMatchObject({ change: { businessHours: hours } });
  });

  it.each([
    ['reversed', [day(17, 9)]],
    ['that overlap', [day(9, 13), day(12, 17)]],
    ['beyond the day', [day(9, 25)]],
    ['of no length', [day(9, 9)]],
  ])('refuses intervals %s', async (_, wrong) => {
    const before = (await summary(await ask(readWorkspace, inbox.admin))).body;
    const weekdays = [wrong, ...hours.weekdays.slice(1)];
    expect(await change({ businessHours: { ...hours, weekdays } })).toMatchObject({ status: 400 });
    const holidays = [{ date: '2026-12-24', name: '', intervals: wrong }];
    expect(await change({ businessHours: { ...hours, holidays } })).toMatchObject({ status: 400 });
    expect((await summary(await ask(readWorkspace, inbox.admin))).body).toEqual(before);
  });

  it('refuses a week of six days, a day twice, and a zone that nobody knows', async () => {
    const twice = [...hours.holidays, ...hours.holidays];
    expect(await change({ businessHours: { ...hours, weekdays: [[]] } })).toMatchObject({ status: 400 });
    expect(await change({ businessHours: { ...hours, holidays: twice } })).toMatchObject({ status: 400 });
    expect(await change({ timeZone: 'Europe/Atlantis' })).toMatchObject({ status: 400 });
  });
});

describe('the month of conversations', () => {
  it('begins by the clocks of the workspace', async () => {
    const at = new Date('2026-10-31T23:30:00Z');
    await prisma().conversation.updateMany({
      where: { workspaceId: inbox.workspaceId },
      data: { lastMessageAt: at },
    });
    const counted = async () =>
      (await listAccountHealth(inbox.admin, new Date('2026-11-10T12:00:00Z'))).accounts[0]?.monthCount;
    await change({ timeZone: 'UTC' });
    expect(await counted()).toBe(0);
    await change({ timeZone: 'Europe/Berlin' });
    expect(await counted()).toBe(1);
    await change({ timeZone: 'America/New_York' });
    expect(await counted()).toBe(0);
  });
});
