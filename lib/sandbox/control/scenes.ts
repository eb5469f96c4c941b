import type { JsonObject } from '../http/json';
import type { App } from '../http/operation';
import type { Sandbox } from '../sandbox';
import { SCENES } from '../scenarios/scenes/all';
import { play } from '../scenarios/scenes/play';
import { seededRandom } from '../state/random';
import { ControlFault, jsonBody, optional } from './input';

const USUAL_PER_SECOND = 2;
const FASTEST_PER_SECOND = 500;
const LARGEST_SIZE = 5000;

/** The routes of the scenes: what there is and what is playing, and play one. */
export function registerScenes(control: App, sandbox: Sandbox): void {
  let playing: Playing[] = [];
  control.get('/scenes', (http) => {
    playing = playing.filter(({ left }) => left() > 0);
    return http.json({
      records: SCENES.map(({ name, title, channelType }) => ({ name, title, channelType })),
      playing: playing.map(({ name, left }) => ({ name, left: left() })),
    });
  });
  control.post('/scenes', async (http) => {
    const { scene, perSecond, wish } = readWish(sandbox, await jsonBody(http));
    const steps = scene.plan(wish);
    playing.push({ name: scene.name, left: play(sandbox, steps, perSecond) });
    return http.json({ name: scene.name, planned: steps.length }, 202);
  });
}

interface Playing {
  readonly name: string;
  left(): number;
}

function readWish(sandbox: Sandbox, body: JsonObject) {
  const name = optional(body, 'name', 'string');
  const scene = SCENES.find((known) => known.name === name);
  if (!scene) throw new ControlFault(`name must be one of ${SCENES.map((known) => known.name).join(', ')}`);
  const seed = optional(body, 'seed', 'string') ?? sandbox.settings.seed;
  const perSecond = optional(body, 'perSecond', 'number') ?? USUAL_PER_SECOND;
  if (!(perSecond > 0 && perSecond <= FASTEST_PER_SECOND)) {
    throw new ControlFault(`perSecond must be more than 0 and at most ${FASTEST_PER_SECOND}`);
  }
  const size = optional(body, 'size', 'number') ?? scene.usualSize;
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_SIZE) {
    throw new ControlFault(`size must be a whole number from 1 to ${LARGEST_SIZE}`);
  }
  const random = seededRandom(`${seed} scene ${scene.name}`);
  return { scene, perSecond, wish: { random, size, now: sandbox.clock.now() } };
}
