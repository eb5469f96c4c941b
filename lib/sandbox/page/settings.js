/** The switches, and how many people write by themselves. */

import { control } from './api.js';
import { attempt } from './attempt.js';
import { byId, choose, fill } from './dom.js';

const RATES = [
  [1, 'One a minute'],
  [4, '4 a minute'],
  [30, '30 a minute'],
  [300, '300 a minute'],
  [6000, '6,000 a minute, a hundred each second'],
];

const SWITCHES = {
  lively: {
    isOn: ({ scenario }) => scenario === 'demo',
    change: (isOn) => ({ scenario: isOn ? 'demo' : 'quiet' }),
    words: ['People write by themselves.', 'Nobody writes by themselves.'],
  },
  answering: {
    isOn: ({ answerMode }) => answerMode === 'auto',
    change: (isOn) => ({ answerMode: isOn ? 'auto' : 'never' }),
    words: ['People answer the business.', 'Nobody answers the business.'],
  },
  withholding: {
    isOn: ({ withholdConfirmation }) => withholdConfirmation,
    change: (isOn) => ({ withholdConfirmation: isOn }),
    words: ['Replies stay unconfirmed.', 'Replies are confirmed again.'],
  },
};

/** Shows the settings as they are and changes them as they are changed. */
export async function startSettings() {
  const settings = await control('settings');
  for (const [id, { isOn, change, words }] of Object.entries(SWITCHES)) {
    byId(id).checked = isOn(settings);
    onChange(byId(id), ({ checked }) => [change(checked), words[checked ? 0 : 1]]);
  }
  const rate = byId('rate');
  fill(rate, ratesWith(settings.customersPerMinute));
  choose(rate, String(settings.customersPerMinute));
  onChange(rate, ({ value, selectedOptions: [{ text }] }) => [
    { customersPerMinute: Number(value) },
    `People write: ${text}.`,
  ]);
}

/** A rate that was set elsewhere is offered too. */
function ratesWith(current) {
  const isUsual = RATES.some(([rate]) => rate === current);
  const rates = isUsual ? RATES : [...RATES, [current, `${current} a minute`]].sort(([a], [b]) => a - b);
  return rates.map(([rate, words]) => [String(rate), words]);
}

function onChange(field, read) {
  field.addEventListener('change', () =>
    attempt(field.closest('section'), async () => {
      const [body, words] = read(field);
      await control('settings', { method: 'PUT', body });
      return words;
    }),
  );
}
