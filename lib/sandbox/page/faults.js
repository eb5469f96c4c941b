/** Faults with a name: one is in force, or none. */

import { control, nothingIfUnknown } from './api.js';
import { attempt } from './attempt.js';
import { button, byId } from './dom.js';

const WELL = { name: '', title: 'All is well' };

let presets;

/** Offers the presets and shows which is in force, whoever asked for it. Without presets there is nothing to see. */
export async function lookAtFaults() {
  presets ??= await offerPresets();
  if (presets.length > 0) showInForce(await control('faults'));
}

async function offerPresets() {
  const { records } = await control('faults/presets').catch(nothingIfUnknown);
  byId('faults').hidden = records.length === 0;
  byId('presets').replaceChildren(...[WELL, ...records].map(drawPreset));
  return records;
}

function drawPreset({ name, title }) {
  const made = button('plain toggle', title, () => attempt(byId('faults'), () => press(name, title)));
  made.dataset.preset = name;
  return made;
}

/** Pressing what is in force ends it. */
async function press(name, title) {
  const isEnd = name === WELL.name || name === inForce(await control('faults'));
  const change = isEnd ? { method: 'DELETE' } : { method: 'PUT', body: { preset: name } };
  await control('faults', change);
  showInForce(await control('faults'));
  return isEnd ? 'All is well again.' : `In force: ${title}.`;
}

function showInForce(plan) {
  for (const made of byId('presets').children) {
    made.setAttribute('aria-pressed', String(made.dataset.preset === inForce(plan)));
  }
  byId('by-hand').hidden = inForce(plan) !== null;
}

/** The name of the preset in force; null when the faults were set one by one. A rule may have struck its last. */
function inForce({ preset, rules, deliveries }) {
  const isWell = rules.every(({ times }) => times === 0) && !Object.values(deliveries).some(Boolean);
  return isWell ? WELL.name : (preset ?? null);
}
