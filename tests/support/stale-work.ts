import { changeAgent } from '@/lib/server/commands/change-agent';
import { changeTag } from '@/lib/server/commands/change-tag';
import { changeWorkspace } from '@/lib/server/commands/change-workspace';
import { removeCannedReply } from '@/lib/server/commands/remove-canned-reply';
import { removeTag } from '@/lib/server/commands/remove-tag';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { removeView } from '@/lib/server/commands/remove-view';
import { saveCannedReply } from '@/lib/server/commands/save-canned-reply';
import { saveTeam } from '@/lib/server/commands/save-team';
import { saveView } from '@/lib/server/commands/save-view';
import { prisma } from '@/lib/server/db';
import { addTag } from './inbox';
import { type Case, changedSince, now, taken } from './stale-case';

import { kept, view } from './stale-shapes';

const shared = (shortcut = 'hello') => ({ isShared: true, shortcut, title: 'Hello', body: 'Hello' });

const [changesTag, removesTag] = kept(
  'supervisor',
  async ({ workspaceId }) =>
    prisma().tag.findFirstOrThrow({ where: { workspaceId, id: await addTag(workspaceId) } }),
  {
    body: { name: 'Mine' },
    change: ({ admin }, id) => changeTag(admin, id, { name: 'Theirs' }, now()),
    remove: ({ admin }, id) => removeTag(admin, { tagId: id, intoId: null }, now()),
  },
);

const [changesTeam, removesTeam] = kept(
  'admin',
  ({ admin }) => saveTeam(admin, null, { name: 'Team', memberIds: [] }, now()),
  {
    body: { name: 'Mine', memberIds: [] },
    change: ({ admin, agent }, id) =>
      saveTeam(admin, id, { name: 'Theirs', memberIds: [agent.agentId] }, now()),
    remove: ({ admin }, id) => removeTeam(admin, id, now()),
  },
);

const [changesView, removesView] = kept(
  'supervisor',
  ({ admin }) => saveView(admin, null, view('View'), now()),
  {
    body: view('Mine'),
    change: ({ admin }, id) => saveView(admin, id, view('Theirs'), now()),
    remove: ({ admin }, id) => removeView(admin, id, now()),
  },
);

const [changesReply, removesReply] = kept(
  'supervisor',
  ({ admin }) => saveCannedReply(admin, null, shared(), now()),
  {
    body: shared('mine'),
    change: ({ admin }, id) => saveCannedReply(admin, id, shared('theirs'), now()),
    remove: ({ admin }, id) => removeCannedReply(admin, id, now()),
  },
);

/** Of what a workspace shares. */
export const staleWork: Record<string, Case[]> = {
  'PATCH /api/workspace': [
    {
      when: 'another admin changed it',
      by: 'admin',
      is: changedSince,
      scene: async ({ admin }) => ({
        call: { body: { undoPublicSeconds: 10, expectedVersion: 1 } },
        meanwhile: () => changeWorkspace(admin, { undoPublicSeconds: 20 }, now()),
      }),
    },
  ],
  'POST /api/canned-replies': [
    {
      when: 'somebody has the shortcut',
      by: 'supervisor',
      is: taken('shortcut'),
      scene: async ({ admin }) => ({
        call: { body: shared() },
        meanwhile: () => saveCannedReply(admin, null, shared(), now()),
      }),
    },
  ],
  'PUT /api/canned-replies/[id]': changesReply,
  'DELETE /api/canned-replies/[id]': removesReply,
  'POST /api/views': [
    {
      when: 'they are no supervisor any more',
      by: 'supervisor',
      is: { status: 403, code: 'not-allowed' },
      scene: async ({ admin, supervisor }) => ({
        call: { body: view('Mine') },
        meanwhile: () => changeAgent(admin, supervisor.agentId, { role: 'agent' }, now()),
      }),
    },
  ],
  'PUT /api/views/[id]': changesView,
  'DELETE /api/views/[id]': removesView,
  'POST /api/tags': [
    {
      when: 'there is one of this name',
      by: 'supervisor',
      is: taken('name'),
      scene: async ({ workspaceId, supervisor }) => {
        const id = await addTag(workspaceId);
        return {
          call: { body: { name: 'Refund', colour: 'teal' } },
          meanwhile: () => changeTag(supervisor, id, { name: 'Refund' }, now()),
        };
      },
    },
  ],
  'PATCH /api/tags/[id]': changesTag,
  'DELETE /api/tags/[id]': removesTag,
  'POST /api/teams': [
    {
      when: 'there is one of this name',
      by: 'admin',
      is: taken('name'),
      scene: async ({ admin }) => {
        const body = { name: 'Team', memberIds: [] };
        return { call: { body }, meanwhile: () => saveTeam(admin, null, body, now()) };
      },
    },
  ],
  'PATCH /api/teams/[id]': changesTeam,
  'DELETE /api/teams/[id]': removesTeam,
};
