import type { NewWebhook } from '@/lib/contract/outgoing-webhook';
import { changeWebhook } from '@/lib/server/commands/change-webhook';
import { makeWebhook } from '@/lib/server/commands/make-webhook';
import { removeWebhook } from '@/lib/server/commands/remove-webhook';
import { prisma } from '@/lib/server/db';
import type { Inbox } from './inbox';
import { type Case, changedSince, gone, now, type Scene } from './stale-case';

/** Nobody listens there. */
const wanted: NewWebhook = {
  name: 'Shop',
  url: 'http://127.0.0.1:9/hook',
  eventTypes: ['note.saved'],
  channelIds: null,
};

/** A webhook, and what is asked of it after somebody has removed it. */
const removed =
  (body?: object): Case['scene'] =>
  async ({ admin }) => {
    const { webhook } = await makeWebhook(admin, wanted, now());
    return {
      call: { params: { id: webhook.id }, ...(body && { body }) },
      meanwhile: () => removeWebhook(admin, webhook.id, now()),
    };
  };

const becomesAgent = async ({ workspaceId, admin: { agentId } }: Inbox): Promise<Scene> => ({
  call: { body: wanted },
  meanwhile: () =>
    prisma().membership.update({
      where: { workspaceId_agentId: { workspaceId, agentId } },
      data: { role: 'agent' },
    }),
});

const goneCase = (body?: object): Case[] => [
  { when: 'it was removed', by: 'admin', is: gone, scene: removed(body) },
];

/** What a screen believes of webhooks that is not so any more. */
export const staleWebhooks: Record<string, Case[]> = {
  'POST /api/outgoing-webhooks': [
    {
      when: 'they are no longer an admin',
      by: 'admin',
      is: { status: 403, code: 'not-allowed' },
      scene: becomesAgent,
    },
  ],
  'PATCH /api/outgoing-webhooks/[id]': [
    ...goneCase({ name: 'Till' }),
    {
      when: 'somebody has changed it',
      by: 'admin',
      is: changedSince,
      scene: async ({ admin }) => {
        const { webhook } = await makeWebhook(admin, wanted, now());
        return {
          call: { params: { id: webhook.id }, body: { name: 'Till', expectedVersion: webhook.version } },
          meanwhile: () => changeWebhook(admin, webhook.id, { isResting: true }, now()),
        };
      },
    },
  ],
  'DELETE /api/outgoing-webhooks/[id]': goneCase(),
  'POST /api/outgoing-webhooks/[id]/secret': goneCase(),
  'POST /api/outgoing-webhooks/[id]/test': goneCase(),
  'POST /api/outgoing-webhooks/[id]/replay': goneCase({ state: 'abandoned' }),
};
