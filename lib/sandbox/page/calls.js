/** The API calls that the sandbox has received. */

import { control } from './api.js';
import { element, timeOf } from './dom.js';
import { startLog } from './log.js';

let latest = [];

const showLog = startLog('calls', {
  keyOf: ({ at, method, path, status }) => `${at} ${method} ${path} ${status}`,
  draw: drawCall,
});

/** Fetches what has come since the last look, and shows the latest. */
export async function lookAtCalls() {
  const since = latest.at(-1)?.at;
  const { records } = await control(since ? `requests?since=${since}` : 'requests');
  latest = [...latest.filter(({ at }) => at < since), ...records];
  showLog(latest);
}

function drawCall({ at, method, path, operation, status }) {
  const item = element('li', 'entry call');
  const isGood = status !== null && status < 400;
  item.append(
    timeOf(at, { timeStyle: 'medium' }),
    element('span', 'what', operation),
    element('span', isGood ? 'good' : 'bad', status === null ? 'No answer' : String(status)),
    element('code', '', `${method} ${path}`),
  );
  return item;
}
