import { control } from './api.js';

/** What the page knows of one channel. */
const known = { channelId: '', contents: new Map(), since: '' };

/**
 * Forgets what was known and reads another channel.
 * @param {string} channelId
 */
export async function openChannel(channelId) {
  Object.assign(known, { channelId, contents: new Map(), since: '' });
  await readNews();
}

/** Fetches what has changed on the channel since the last look. */
export async function readNews() {
  const { channelId, since } = known;
  const answer = await control(`contents?channelId=${channelId}${since ? `&since=${since}` : ''}`);
  if (known.channelId !== channelId) return;
  for (const content of answer.records) known.contents.set(content.id, content);
  known.since = answer.now;
}

/** All contents of the channel, oldest first. */
export function allContents() {
  return [...known.contents.values()].sort((a, b) => a.creationTime.localeCompare(b.creationTime));
}
