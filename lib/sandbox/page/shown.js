import { isTalk } from './kinds.js';

/** A thread that runs away would make the page slow, so only the newest contents are drawn, and what they hang under. */
const MOST = 200;

/**
 * The contents that belong to what is chosen in the form, and how many older ones are left out.
 * @param {any[]} all of the channel, oldest first
 * @param {{ channel: any, kind: string, customerId: string, postId: string }} chosen
 * @returns {{ contents: any[], leftOut: number }}
 */
export function shownContents(all, chosen) {
  const found = all.filter(wantedBy(all, chosen));
  const start = found.length - MOST;
  const contents = found.filter((content, index) => index >= start || content.firstInThread);
  return { contents, leftOut: found.length - contents.length };
}

function wantedBy(all, { channel, kind, customerId, postId }) {
  if (kind === 'comment') {
    const threadId = all.find(({ id }) => id === postId)?.threadId;
    return (content) => content.threadId === threadId;
  }
  if (isTalk(channel, kind)) {
    return (content) =>
      !content.public &&
      customerId &&
      [content.authorIdentityId, content.inReplyToAuthorIdentityId].includes(customerId);
  }
  const theirs = all.filter((content) => content.public && content.authorIdentityId === customerId);
  const threads = new Set(theirs.map(({ threadId }) => threadId));
  return ({ threadId }) => threads.has(threadId);
}
