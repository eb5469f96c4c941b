import 'server-only';
import type { NewWebhook } from '@/lib/contract/outgoing-webhook';
import { readWebhookAddress } from '@/lib/domain/outgoing-webhook';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { env } from '../env';
import { AppError, notFound } from '../errors';
import { listChannels } from '../queries/list-channels';

/**
 * What an admin decided of a webhook, as its columns have it.
 *
 * @throws AppError `bad-request` with `details.field` `url` and a `details.fault`; `not-found` for a channel that is not there
 */
export async function webhookFields(tx: Transaction, viewer: Viewer, wanted: Partial<NewWebhook>) {
  const { name, url, eventTypes, channelIds } = wanted;
  await requireChannels(tx, viewer, channelIds ?? []);
  return {
    ...(name !== undefined && { name }),
    ...(url !== undefined && { url: addressOf(url) }),
    ...(eventTypes && { eventTypes: [...new Set(eventTypes)] }),
    ...(channelIds !== undefined && {
      channelIds: [...new Set(channelIds ?? [])],
      everyChannel: channelIds === null,
    }),
  };
}

function addressOf(typed: string): string {
  const read = readWebhookAddress(typed, env().hasPrivateWebhooks);
  if (read.ok) return read.url;
  throw new AppError('bad-request', 'Webhooks cannot go there.', { field: 'url', fault: read.fault });
}

async function requireChannels(tx: Transaction, viewer: Viewer, channelIds: string[]): Promise<void> {
  const readable = new Set((await listChannels(tx, viewer)).map(({ id }) => id));
  if (!channelIds.every((id) => readable.has(id))) throw notFound('channel');
}
