import type { JsonObject } from '../../http/json';
import { between, type Random, shuffled } from '../../state/random';
import { choiceFrom } from '../choices';
import type { Actor, Scene, SceneWish, Step, Writing } from './scene';
import { inRounds, repeated } from './steps';
import { sceneTexts } from './texts';

interface PickerText {
  readonly name: string;
  readonly language: string;
  readonly asks: string;
  readonly list: {
    readonly title: string;
    readonly subtitle: string;
    readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
  };
  /** How the business asks for a time. */
  readonly time: string;
  readonly thanks: string;
}

const DAY_MS = 86_400_000;
const SLOT_SECONDS = 2700;
const SLOTS = 4;

/** A list picker, a time picker, and what customers pick from them. Its size is the number of customers. */
export const pickers: Scene = {
  name: 'pickers',
  title: 'A list picker and a time picker, and what is picked',
  channelType: 'AppleMessagesForBusiness',
  usualSize: 3,
  plan: ({ random, size, now }: SceneWish) => {
    const texts = shuffled(random, sceneTexts<PickerText>('pickers'));
    return inRounds(
      repeated(texts, size).map(({ item, name }, index) =>
        talk({ random, now }, { ...item, name }, String(index)),
      ),
    );
  },
};

function talk({ random, now }: Pick<SceneWish, 'random' | 'now'>, text: PickerText, key: string): Step[] {
  const customer: Actor = { name: text.name, language: text.language };
  const list = listPicker(text.list);
  const times = timePicker(random, text.time, now);
  const say = (part: string, body: string): Writing => ({
    does: 'write',
    key: `${key} ${part}`,
    channel: 'AppleMessagesForBusiness',
    customer,
    body,
  });
  const offer = (part: string, under: string, { body, structured }: Offer): Writing => ({
    ...say(part, body),
    isNative: true,
    under: `${key} ${under}`,
    structured,
  });
  const choose = (part: string, { structured }: Offer): Writing => {
    const choice = choiceFrom(random, structured);
    if (!choice) throw new Error(`nothing to pick in ${key}`);
    return { ...say(part, choice.title), structured: { ...choice.structured } };
  };
  return [
    say('question', text.asks),
    offer('list', 'question', list),
    choose('item', list),
    offer('times', 'item', times),
    choose('time', times),
    say('thanks', text.thanks),
  ];
}

interface Offer {
  readonly body: string;
  readonly structured: JsonObject;
}

function listPicker({ title, subtitle, sections }: PickerText['list']): Offer {
  const items = sections.flatMap((section, place) =>
    section.items.map((item, index) => ({
      title: item,
      payload: `item-${place + 1}-${index + 1}`,
      section_identifier: `section-${place + 1}`,
    })),
  );
  const named = sections.map((section, place) => ({
    title: section.title,
    identifier: `section-${place + 1}`,
  }));
  return { body: title, structured: { type: 'list', title, subtitle, sections: named, items } };
}

/** Some hours of the next days, counted from the day on which the scene is played. */
function timePicker(random: Random, title: string, now: number): Offer {
  const timeslots = Array.from({ length: SLOTS }, (_, index) => {
    const day = new Date(now + (index + 1) * DAY_MS).toISOString().slice(0, 10);
    const hour = String(between(random, 9, 17)).padStart(2, '0');
    return { identifier: `slot-${index + 1}`, start_time: `${day}T${hour}:30+00:00`, duration: SLOT_SECONDS };
  });
  const location = { title: 'Northwind Bikes, Bristol', latitude: 51.4545, longitude: -2.5879 };
  return { body: title, structured: { type: 'time_select', title, timeslots, location } };
}
