/** Scenes that others play, each at its own pace. */

import { control, nothingIfUnknown } from './api.js';
import { attempt } from './attempt.js';
import { button, byId, element } from './dom.js';
import { networkOf } from './kinds.js';

let isOffered = false;

/** Offers the scenes and shows how much of them is still to come. A sandbox that has none is asked only once. */
export async function lookAtScenes() {
  if (isOffered && byId('scenes').hidden) return;
  const { records, playing = [] } = await control('scenes').catch(nothingIfUnknown);
  if (!isOffered) offer(records);
  for (const scene of records) showProgress(scene, playing);
}

function offer(scenes) {
  isOffered = true;
  byId('scenes').hidden = scenes.length === 0;
  byId('scene-list').replaceChildren(...scenes.map(drawScene));
}

function drawScene({ name, title }) {
  const item = element('li', 'scene');
  const words = element('div');
  const progress = element('div', 'quiet');
  progress.id = `scene-${name}`;
  words.append(element('div', '', title), progress);
  const play = button('plain', 'Play', () => attempt(byId('others'), () => playScene(name, title)));
  play.append(element('span', 'unseen', title));
  item.append(words, play);
  return item;
}

/** The same scene may be on more than once. */
function showProgress({ name, channelType }, playing) {
  const left = playing.filter((one) => one.name === name).reduce((sum, one) => sum + one.left, 0);
  const place = channelType ? networkOf(channelType) : 'Several networks';
  byId(`scene-${name}`).textContent = left > 0 ? `${place}, ${left} to come` : place;
}

async function playScene(name, title) {
  const { planned } = await control('scenes', { method: 'POST', body: { name } });
  await lookAtScenes();
  return `Playing: ${title} (${planned} to come).`;
}
