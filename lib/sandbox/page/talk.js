/** Draws contents. All words come from customers: they are only ever set as text. */

/**
 * Replaces the list by the given contents.
 * @param {HTMLOListElement} list
 * @param {any[]} contents oldest first
 * @param {{ onAnswer(content: any): void, onDelete(content: any): void }} acts
 */
export function drawContents(list, contents, acts) {
  const byId = new Map(contents.map((content) => [content.id, content]));
  const ordered = contents.some((content) => content.public) ? asTree(contents, byId) : contents;
  list.classList.toggle(
    'public',
    contents.some((content) => content.public),
  );
  list.replaceChildren(...ordered.map((content) => drawContent(content, depthOf(content, byId), acts)));
}

function drawContent(content, depth, acts) {
  const isTheirs = content.contentDirection === 'Incoming';
  const item = element('li', `content ${isTheirs ? 'theirs' : 'ours'}`);
  item.classList.toggle('deleted', content.remotelyDeleted);
  item.style.setProperty('--depth', String(Math.min(depth, 4)));
  const bubble = element('div', 'bubble');
  bubble.dir = 'auto';
  if (content.rating) bubble.append(stars(content.rating));
  bubble.append(textOf(content));
  for (const attachment of content.attachments) bubble.append(drawAttachment(attachment));
  item.append(bubble, drawMeta(content, isTheirs, acts));
  return item;
}

function drawMeta(content, isTheirs, acts) {
  const meta = element('div', 'meta');
  const time = element('time', '', new Date(content.creationTime).toLocaleString());
  time.dateTime = content.creationTime;
  meta.append(element('span', '', content.authorName ?? 'Unknown'), time);
  if (!isTheirs) meta.append(drawState(content));
  if (content.remotelyDeleted) meta.append(element('span', '', 'Deleted'));
  if (content.public && content.type !== 'Review' && !content.remotelyDeleted) {
    meta.append(button('Comment under this', () => acts.onAnswer(content)));
  }
  if (isTheirs && !content.remotelyDeleted) meta.append(button('Delete', () => acts.onDelete(content)));
  return meta;
}

function drawState({ synchronizationStatus, synchronizationError }) {
  switch (synchronizationStatus) {
    case 'Success':
      return element('span', 'sent', 'Arrived');
    case 'ExportPending':
      return element('span', 'waiting', 'On its way');
    default:
      return element('span', 'failed', synchronizationError ?? synchronizationStatus);
  }
}

function drawAttachment({ contentType, uri, filename }) {
  const kind = contentType.split('/')[0];
  if (kind === 'image') {
    const image = element('img', '');
    image.src = uri;
    image.alt = filename;
    return image;
  }
  if (kind === 'audio' || kind === 'video') {
    const player = element(kind, '');
    player.controls = true;
    player.preload = 'none';
    player.src = uri;
    player.setAttribute('aria-label', filename);
    return player;
  }
  const link = element('a', '', filename);
  link.href = uri;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}

function textOf({ body, structuredContent, attachments }) {
  if (body !== null) return body;
  if (structuredContent)
    return structuredContent.subtitle ?? structuredContent.title ?? structuredContent.type;
  return attachments.length > 0 ? '' : '(no words)';
}

function stars(rating) {
  const mark = element('div', 'rating', '★'.repeat(rating) + '☆'.repeat(5 - rating));
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', `${rating} of 5 stars`);
  return mark;
}

/** Heads first, each followed by what hangs under it. */
function asTree(contents, byId) {
  const under = groupBy(contents, (content) => parentOf(content, byId));
  const walk = (parent) => (under.get(parent) ?? []).flatMap((content) => [content, ...walk(content.id)]);
  return walk(null);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function parentOf(content, byId) {
  return byId.has(content.inReplyToContentId) ? content.inReplyToContentId : null;
}

function depthOf(content, byId) {
  const parent = byId.get(content.inReplyToContentId);
  return content.public && parent ? 1 + depthOf(parent, byId) : 0;
}

function button(words, act) {
  const made = element('button', 'plain small', words);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
