import { control } from './api.js';
import { isTalk, kindsOf, labelOf } from './kinds.js';
import { drawContents } from './talk.js';

const ASK_EVERY_MS = 1000;
const NEW_CUSTOMER = '';

const byId = (id) => document.getElementById(id);
const wished = new URLSearchParams(location.search);

/** What the page knows: the channels, the contents of the chosen one, and what the next comment hangs under. */
const state = { channels: [], contents: new Map(), since: '', underId: '', drawn: '' };

async function start() {
  const [{ channels }, settings] = await Promise.all([control('demo'), control('settings')]);
  state.channels = channels;
  fill(
    byId('channel'),
    channels.map((one) => [one.id, labelOf(one)]),
  );
  choose(byId('channel'), wished.get('channelId'));
  byId('lively').checked = settings.scenario === 'demo';
  byId('answering').checked = settings.answerMode === 'auto';
  byId('withholding').checked = settings.withholdConfirmation;
  listen();
  await changeChannel();
  await preselectThread(wished.get('threadId'));
  choose(byId('customer'), wished.get('identityId'));
  refresh();
  setInterval(() => attempt(poll), ASK_EVERY_MS);
}

function listen() {
  byId('channel').addEventListener('change', () => attempt(changeChannel));
  for (const id of ['customer', 'kind', 'post']) {
    byId(id).addEventListener('change', () => {
      state.underId = '';
      refresh();
    });
  }
  byId('under-clear').addEventListener('click', () => hangUnder(''));
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(send);
  });
  const setting = (id, settingsFor) =>
    byId(id).addEventListener('change', ({ target }) =>
      attempt(() => control('settings', { method: 'PUT', body: settingsFor(target.checked) })),
    );
  setting('lively', (isOn) => ({ scenario: isOn ? 'demo' : 'quiet' }));
  setting('answering', (isOn) => ({ answerMode: isOn ? 'auto' : 'never' }));
  setting('withholding', (isOn) => ({ withholdConfirmation: isOn }));
}

async function changeChannel() {
  Object.assign(state, { contents: new Map(), since: '', underId: '' });
  byId('done').textContent = '';
  const kinds = kindsOf(channel());
  fill(byId('kind'), kinds);
  byId('kind-field').hidden = kinds.length < 2;
  await poll();
  await loadCustomers('');
  fillPosts();
  refresh();
}

async function preselectThread(threadId) {
  if (!threadId) return;
  const inThread = [...state.contents.values()].filter((content) => content.threadId === threadId);
  const theirs = inThread.find((content) => content.contentDirection === 'Incoming');
  choose(byId('post'), inThread[0]?.id);
  choose(byId('customer'), theirs?.authorIdentityId);
}

/** Fetches what has changed on the channel since the last look. */
async function poll() {
  const { id } = channel();
  const answer = await control(`contents?channelId=${id}${state.since ? `&since=${state.since}` : ''}`);
  if (channel().id !== id) return;
  for (const content of answer.records) state.contents.set(content.id, content);
  state.since = answer.now;
  byId('clock').textContent = `Sandbox clock: ${new Date(answer.now).toLocaleString()}`;
  refresh();
}

async function loadCustomers(selectedId) {
  const { records } = await control(`customers?channelId=${channel().id}`);
  fill(byId('customer'), [[NEW_CUSTOMER, 'New customer'], ...records.map(({ id, name }) => [id, name])]);
  choose(byId('customer'), selectedId);
}

function fillPosts() {
  const heads = [...state.contents.values()]
    .filter((content) => content.firstInThread && content.public)
    .sort((a, b) => b.creationTime.localeCompare(a.creationTime));
  fill(
    byId('post'),
    heads.map(({ id, title, body }) => [id, shortened(title ?? body ?? 'A post')]),
  );
}

async function send() {
  const { id: channelId } = channel();
  const kind = byId('kind').value;
  const identityId = byId('customer').value;
  const name = byId('name').value.trim();
  if (!identityId && !name) throw new Error('Give the new customer a name.');
  const file = byId('file').value;
  const body = byId('message').value;
  if (!body.trim() && !file && kind !== 'review') throw new Error('Write a message or attach something.');
  const underId = state.underId || (kind === 'comment' ? byId('post').value : '');
  const sent = await control('customer-messages', {
    method: 'POST',
    body: {
      channelId,
      kind,
      customer: identityId ? { identityId } : { name },
      body: body.trim() ? body : undefined,
      inReplyToContentId: underId || undefined,
      rating:
        kind === 'review' ? Number(document.querySelector('input[name=stars]:checked').value) : undefined,
      attachments: file ? [{ kind: file }] : undefined,
    },
  });
  byId('message').value = '';
  byId('file').value = '';
  byId('name').value = '';
  state.underId = '';
  byId('done').textContent = 'Sent.';
  await loadCustomers(sent.authorIdentityId);
  await poll();
}

/** Brings the form and the list in line with what is chosen. */
function refresh() {
  const kind = byId('kind').value;
  byId('name-field').hidden = byId('customer').value !== NEW_CUSTOMER;
  byId('post-field').hidden = kind !== 'comment';
  byId('stars-field').hidden = kind !== 'review';
  const under = state.contents.get(state.underId);
  byId('under').hidden = !under;
  byId('under-text').textContent = under ? `Under: ${shortened(under.body ?? under.type)}` : '';
  const shown = shownContents(kind);
  // Drawing anew would take the focus from a button, so only what has changed is drawn.
  const drawn = JSON.stringify(shown);
  if (drawn === state.drawn) return;
  state.drawn = drawn;
  byId('empty').hidden = shown.length > 0;
  drawContents(byId('contents'), shown, {
    onAnswer: (content) => hangUnder(content.id),
    onDelete: (content) => attempt(() => remove(content)),
  });
}

function shownContents(kind) {
  const customerId = byId('customer').value;
  const all = [...state.contents.values()].sort((a, b) => a.creationTime.localeCompare(b.creationTime));
  if (kind === 'comment') {
    const threadId = state.contents.get(byId('post').value)?.threadId;
    return all.filter((content) => content.threadId === threadId);
  }
  if (isTalk(channel(), kind)) {
    return all.filter(
      (content) =>
        !content.public &&
        customerId &&
        [content.authorIdentityId, content.inReplyToAuthorIdentityId].includes(customerId),
    );
  }
  const threads = new Set(
    all
      .filter((content) => content.public && content.authorIdentityId === customerId)
      .map(({ threadId }) => threadId),
  );
  return all.filter((content) => threads.has(content.threadId));
}

function hangUnder(contentId) {
  state.underId = contentId;
  refresh();
  byId('message').focus();
}

async function remove(content) {
  await control(`contents/${content.id}`, { method: 'PATCH', body: { remotelyDeleted: true } });
  await poll();
}

function channel() {
  return state.channels.find(({ id }) => id === byId('channel').value);
}

function fill(select, options) {
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
}

function choose(select, value) {
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}

function shortened(text) {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}

async function attempt(act) {
  const problem = byId('problem');
  try {
    await act();
    problem.hidden = true;
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

attempt(start);
