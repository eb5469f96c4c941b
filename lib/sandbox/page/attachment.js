import { element } from './dom.js';

/**
 * A file as a browser shows it.
 * @param {{ contentType: string, uri: string, filename: string }} attachment
 */
export function drawAttachment({ contentType, uri, filename }) {
  switch (contentType.split('/')[0]) {
    case 'image':
      return drawImage(uri, filename);
    case 'audio':
      return drawPlayer('audio', uri, filename);
    case 'video':
      return drawPlayer('video', uri, filename);
    default:
      return drawLink(uri, filename);
  }
}

function drawImage(uri, filename) {
  const image = element('img');
  image.src = uri;
  image.alt = filename;
  return image;
}

function drawPlayer(tag, uri, filename) {
  const player = element(tag);
  player.controls = true;
  player.preload = 'none';
  player.src = uri;
  player.setAttribute('aria-label', filename);
  return player;
}

/**
 * A link that opens beside the page; an address that is none of the web stays text.
 * @param {string} uri
 * @param {string} words
 */
export function drawLink(uri, words) {
  if (!/^https?:\/\//i.test(uri)) return element('span', '', words);
  const link = element('a', '', words);
  link.href = uri;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}
