import 'server-only';
import { z } from 'zod';
import { channelChange, ownRightsChange, teamRightsChange } from '@/lib/contract/channel';
import { channelOrder, newChannel } from '@/lib/contract/channel-places';
import { addChannel } from '../commands/add-channel';
import { changeChannel } from '../commands/change-channel';
import { grantChannelRights } from '../commands/grant-channel-rights';
import { grantTeamRights } from '../commands/grant-team-rights';
import { orderChannels } from '../commands/order-channels';
import { removeChannel } from '../commands/remove-channel';
import { json, noContent } from './answer';
import { route } from './handle';
import { idParams } from './params';

/** `POST /api/channels` */
export const createChannel = route(
  { access: 'manage-settings', body: newChannel },
  async ({ viewer, body }) => json(await addChannel(viewer, body, new Date()), 201),
);

/** `PUT /api/channels/order` */
export const putChannelsInOrder = route(
  { access: 'manage-settings', body: channelOrder },
  async ({ viewer, body }) => {
    await orderChannels(viewer, body.channelIds, new Date());
    return noContent();
  },
);

/** `PATCH /api/channels/:id` */
export const updateChannel = route(
  { access: 'manage-settings', params: idParams, body: channelChange },
  async ({ viewer, params, body }) => json(await changeChannel(viewer, params.id, body, new Date())),
);

/** `DELETE /api/channels/:id`. Answers 204. */
export const deleteChannel = route(
  { access: 'manage-settings', params: idParams },
  async ({ viewer, params }) => {
    await removeChannel(viewer, params.id, new Date());
    return noContent();
  },
);

/** `PUT /api/channels/:id/rights/:agentId`. Answers 204. */
export const updateOwnRights = route(
  {
    access: 'manage-people',
    params: idParams.extend({ agentId: z.uuid() }),
    body: ownRightsChange,
  },
  async ({ viewer, params, body }) => {
    const grant = { channelId: params.id, agentId: params.agentId };
    await grantChannelRights(viewer, grant, body, new Date());
    return noContent();
  },
);

/** `PUT /api/channels/:id/rights/teams/:teamId` */
export const updateTeamRights = route(
  {
    access: 'manage-people',
    params: idParams.extend({ teamId: z.uuid() }),
    body: teamRightsChange,
  },
  async ({ viewer, params, body }) => {
    const grant = { channelId: params.id, teamId: params.teamId };
    return json(await grantTeamRights(viewer, grant, body, new Date()));
  },
);
