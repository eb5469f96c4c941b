/** The webhook log: the latest tries to hand an event to an address. */

import { control } from './api.js';
import { byId, element, shortened, timeOf } from './dom.js';
import { networkOf } from './kinds.js';
import { startLog } from './log.js';

const OUTCOMES = { taken: 'Taken', failed: 'Failed', dropped: 'Lost on the way', 'given up': 'Given up' };

let latest = [];

const showLog = startLog('deliveries', {
  keyOf: ({ at, uuid, subscriptionId, attempt }) => `${at} ${uuid} ${subscriptionId} ${attempt}`,
  draw: drawDelivery,
});

/** Listens to the choice of what is shown. */
export function startDeliveries() {
  for (const radio of document.getElementsByName('outcome')) {
    radio.addEventListener('change', () => show(false));
  }
}

/** Fetches and shows the latest. */
export async function lookAtDeliveries() {
  ({ records: latest } = await control('deliveries'));
  show(true);
}

function show(mayHold) {
  const isFailedOnly = byId('outcome-failed').checked;
  byId('deliveries-empty').textContent = isFailedOnly
    ? 'Nothing has failed.'
    : 'Nothing has been delivered yet.';
  showLog(isFailedOnly ? latest.filter(({ outcome }) => outcome !== 'taken') : latest, mayHold);
}

function drawDelivery(delivery) {
  const item = element('li');
  const details = element('details', 'entry');
  details.append(drawSummary(delivery));
  // Most are never opened, so their JSON is only written out when they are.
  details.addEventListener('toggle', () => details.append(...drawWhole(delivery)), { once: true });
  item.append(details);
  return item;
}

function drawSummary({ at, event, attempt, status, outcome, payload }) {
  const tried =
    attempt > 0 ? [element('span', 'quiet', status ? `try ${attempt}, ${status}` : `try ${attempt}`)] : [];
  const summary = element('summary');
  summary.append(
    timeOf(at, { timeStyle: 'medium' }),
    element('span', 'what', event.replace(/^\/.*?\/v[\d.]+\//, '')),
    element('span', outcome === 'taken' ? 'good' : 'bad', OUTCOMES[outcome] ?? outcome),
    ...tried,
    element('span', 'quiet about', aboutOf(payload)),
  );
  return summary;
}

/** What somebody wrote and where, in the form of the platform or of the older guide. */
function aboutOf({ body, events }) {
  const content = body?.resource ?? events?.[0]?.resource?.metadata;
  const type = content?.channelType ?? content?.sourceType;
  if (!type) return '';
  return content.body ? `${networkOf(type)}: ${shortened(content.body)}` : networkOf(type);
}

function drawWhole({ error, address, payload }) {
  return [
    element('p', 'quiet', error ? `${address}: ${error}` : address),
    element('pre', '', JSON.stringify(payload, null, 2)),
  ];
}
