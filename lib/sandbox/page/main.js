import { control } from './api.js';
import { lookAtClock, startMoments } from './at-once.js';
import { attempt } from './attempt.js';
import { lookAtCalls } from './calls.js';
import {
  chosen,
  offerChannels,
  offerCustomers,
  offerNews,
  offerPosts,
  showFields,
  startChannel,
} from './choice.js';
import { allContents, openChannel, readNews } from './contents.js';
import { lookAtDeliveries, startDeliveries } from './deliveries.js';
import { byId, choose } from './dom.js';
import { startEditing } from './editor.js';
import { lookAtFaults } from './faults.js';
import { whileShown } from './polling.js';
import { lookAtScenes } from './scenes.js';
import { startSettings } from './settings.js';
import { shownContents } from './shown.js';
import { startTabs } from './tabs.js';
import { drawTalk } from './talk.js';
import { changeContent, deleteContent, pickChoice } from './talk-acts.js';
import { hangUnder, startWriting } from './write.js';

const TALK_EVERY_MS = 1000;
const LOGS_EVERY_MS = 2000;

const wished = new URLSearchParams(location.search);

async function start() {
  startTabs(byId('tabs'));
  startMoments();
  startDeliveries();
  startWriting(lookAfterSending);
  const [{ channels }] = await Promise.all([control('demo'), startSettings()]);
  offerChannels(channels);
  choose(byId('channel'), wished.get('channelId'));
  listen();
  await changeChannel();
  preselect(wished.get('threadId'), wished.get('identityId'));
  redraw();
  whileShown(byId('talk-panel'), TALK_EVERY_MS, () => Promise.all([look(), lookAtScenes()]));
  whileShown(byId('log-panel'), LOGS_EVERY_MS, () => Promise.all([lookAtDeliveries(), lookAtCalls()]));
  whileShown(byId('break-panel'), LOGS_EVERY_MS, () => Promise.all([lookAtFaults(), lookAtClock()]));
}

function listen() {
  byId('channel').addEventListener('change', () => attempt(byId('form'), changeChannel));
  for (const id of ['customer', 'kind', 'post']) {
    byId(id).addEventListener('change', () => {
      hangUnder(null);
      redraw();
    });
  }
}

async function changeChannel() {
  hangUnder(null);
  startChannel();
  await openChannel(chosen().channel.id);
  offerPosts(allContents());
  await offerCustomers();
  redraw();
}

/** Foyer may ask for the conversation that somebody is looking at. */
function preselect(threadId, identityId) {
  const inThread = allContents().filter((content) => threadId && content.threadId === threadId);
  choose(byId('post'), inThread[0]?.id);
  choose(
    byId('customer'),
    inThread.find(({ contentDirection }) => contentDirection === 'Incoming')?.authorIdentityId,
  );
  choose(byId('customer'), identityId);
}

async function look() {
  await readNews();
  await offerNews(allContents());
  redraw();
}

async function lookAfterSending(sent) {
  await offerCustomers(sent.authorIdentityId);
  await look();
}

function redraw() {
  showFields();
  drawTalk(shownContents(allContents(), chosen()), acts);
}

/** Does something to a content, looks, and says what came of it over the talk. */
function change(act) {
  return attempt(byId('talk'), async () => {
    const words = await act();
    await look();
    return words;
  });
}

/** @type {import('./content-item.js').TalkActs} */
const acts = {
  onAnswer: hangUnder,
  onDelete: (content) => change(() => deleteContent(content)),
  onPick: (content, choice) => change(() => pickChoice(content, choice)),
  onEdit: (content, item) =>
    startEditing(content, item, (edited, close) =>
      change(async () => {
        const words = await changeContent(content, edited);
        close();
        return words;
      }),
    ),
};

attempt(byId('form'), start);
