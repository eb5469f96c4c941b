import { drawContent } from './content-item.js';
import { byId } from './dom.js';
import { keepList } from './keyed-list.js';
import { picksOf } from './structured.js';

/**
 * Brings the list in line with the contents.
 * @param {{ contents: any[], leftOut: number }} shown oldest first
 * @param {import('./content-item.js').TalkActs} acts
 */
export function drawTalk({ contents, leftOut }, acts) {
  const list = byId('contents');
  const isPublic = contents.some((content) => content.public);
  list.classList.toggle('public', isPublic);
  keepList(list, rowsOf(isPublic ? asTree(contents) : contents), (row) => drawContent(row, acts));
  byId('empty').hidden = contents.length > 0;
  byId('left-out').hidden = leftOut === 0;
  byId('left-out').textContent = `${leftOut} older ones are left out.`;
}

function rowsOf(contents) {
  const byContentId = new Map(contents.map((content) => [content.id, content]));
  const picks = picksOf(contents);
  return contents.map((content) => {
    const record = { content, depth: depthOf(content, byContentId), picked: picks.get(content.id) };
    return { key: content.id, look: lookOf(record), record };
  });
}

/** All that is drawn of a content. Addresses of files change by themselves and look the same. */
function lookOf({ content, depth, picked }) {
  const { body, rating, remotelyDeleted, authorName, structuredContent } = content;
  const state = [content.synchronizationStatus, content.synchronizationError];
  const files = content.attachments.map(({ id }) => id);
  return JSON.stringify([
    body,
    rating,
    remotelyDeleted,
    authorName,
    structuredContent,
    state,
    files,
    depth,
    picked,
  ]);
}

/** Heads first, each followed by what hangs under it. */
function asTree(contents) {
  const ids = new Set(contents.map(({ id }) => id));
  const under = Map.groupBy(contents, ({ inReplyToContentId: id }) => (ids.has(id) ? id : null));
  const walk = (parent) => (under.get(parent) ?? []).flatMap((content) => [content, ...walk(content.id)]);
  return walk(null);
}

function depthOf(content, byContentId) {
  const parent = byContentId.get(content.inReplyToContentId);
  return content.public && parent ? 1 + depthOf(parent, byContentId) : 0;
}
