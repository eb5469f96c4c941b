/** Draws one content. All words come from customers and from the business: they are only ever set as text. */

import { drawAttachment } from './attachment.js';
import { button, element, timeOf } from './dom.js';
import { drawStructured } from './picker.js';
import { isPick } from './structured.js';

/**
 * @typedef {object} TalkActs
 * @property {(content: any) => void} onAnswer
 * @property {(content: any) => void} onDelete
 * @property {(content: any, item: HTMLElement) => void} onEdit
 * @property {(content: any, choice: any) => void} onPick
 */

/**
 * @param {{ content: any, depth: number, picked: string | undefined }} row
 * @param {TalkActs} acts
 */
export function drawContent({ content, depth, picked }, acts) {
  const item = element('li', `content ${isTheirs(content) ? 'theirs' : 'ours'}`);
  item.tabIndex = -1;
  item.classList.toggle('deleted', content.remotelyDeleted);
  item.style.setProperty('--depth', String(Math.min(depth, 4)));
  const foot = element('div', 'foot');
  foot.append(drawMeta(content), drawActs(content, item, acts));
  item.append(drawBubble(content, picked, acts), foot);
  return item;
}

function drawBubble(content, picked, acts) {
  const bubble = element('div', 'bubble');
  bubble.dir = 'auto';
  if (content.rating) bubble.append(drawStars(content.rating));
  bubble.append(wordsOf(content));
  if (content.structuredContent && !isPick(content.structuredContent)) {
    const onPick = canBePicked(content) ? (choice) => acts.onPick(content, choice) : null;
    bubble.append(drawStructured(content, { picked, onPick }));
  }
  bubble.append(...content.attachments.map(drawAttachment));
  return bubble;
}

/** A customer can choose from what has reached them. */
function canBePicked(content) {
  const hasArrived = content.synchronizationStatus === 'Success' && !content.remotelyDeleted;
  return hasArrived && !isTheirs(content) && !content.public && content.inReplyToAuthorIdentityId !== null;
}

function wordsOf({ body, structuredContent, attachments }) {
  if (body !== null) return body;
  if (isPick(structuredContent)) return structuredContent.title ?? '';
  return structuredContent || attachments.length > 0 ? '' : '(no words)';
}

function drawStars(rating) {
  const mark = element('div', 'rating', '★'.repeat(rating) + '☆'.repeat(5 - rating));
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', `${rating} of 5 stars`);
  return mark;
}

function drawMeta(content) {
  const meta = element('div', 'meta');
  meta.append(element('span', '', content.authorName ?? 'Unknown'), timeOf(content.creationTime));
  if (!isTheirs(content)) meta.append(drawState(content));
  if (content.remotelyDeleted) meta.append(element('span', '', 'Deleted'));
  return meta;
}

function drawState({ synchronizationStatus, synchronizationError }) {
  const reason = synchronizationError ?? synchronizationStatus;
  switch (synchronizationStatus) {
    case 'Success':
      return element('span', 'sent', 'Arrived');
    case 'ExportPending':
      return element('span', 'waiting', 'On its way');
    case 'ExportFailure':
      return element('span', 'failed', `Failed, will be tried again: ${reason}`);
    default:
      return element('span', 'failed', `Failed: ${reason}`);
  }
}

/** Nothing can be done to what is deleted. */
function drawActs(content, item, acts) {
  const drawn = element('div', 'acts');
  if (content.remotelyDeleted) return drawn;
  const offer = (act, words, run) => {
    const made = button('plain small', words, run);
    made.dataset.act = act;
    drawn.append(made);
  };
  if (content.public && content.type !== 'Review') {
    offer('answer', 'Comment under this', () => acts.onAnswer(content));
  }
  if (!isTheirs(content)) return drawn;
  if (!isPick(content.structuredContent)) offer('edit', 'Edit', () => acts.onEdit(content, item));
  offer('delete', 'Delete', () => acts.onDelete(content));
  return drawn;
}

function isTheirs({ contentDirection }) {
  return contentDirection === 'Incoming';
}
