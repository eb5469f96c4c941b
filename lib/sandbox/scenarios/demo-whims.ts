import { receive } from '../customers/receive';
import { allowsSecondThoughts, reword, takeBack } from '../customers/second-thoughts';
import type { Sandbox } from '../sandbox';
import { rulesOf } from '../sending/channel-rules';
import { between, pick } from '../state/random';
import type { Content } from '../state/records';
import { choiceFrom } from './choices';
import type { Turn } from './turn';

const LONGEST_MEMORY = 400;
const DELETION_SHARE = 0.25;
const MENU_ENTRIES = 3;
/** WhatsApp cuts what is longer. */
const LONGEST_ENTRY = 24;
const CHOOSING_MS = [2000, 6000] as const;

/** What the demo's people wrote lately: they change their minds about nobody else's words. */
export class Remembered {
  readonly #ids: string[] = [];

  add({ id }: Content): void {
    this.#ids.push(id);
    if (this.#ids.length > LONGEST_MEMORY) this.#ids.shift();
  }

  /** Whether the history was begun anew since. */
  isGone({ store }: Sandbox): boolean {
    const last = this.#ids.at(-1);
    return last !== undefined && !store.contents.get(last);
  }

  /** Those on this channel that are still there and that nobody has answered. */
  unanswered({ sandbox, channel }: Turn): Content[] {
    return this.#ids.flatMap((id) => {
      const content = sandbox.store.contents.get(id);
      const isOpen = content?.channelId === channel.id && content.status === 'New';
      return isOpen && !content.isRemotelyDeleted ? [content] : [];
    });
  }
}

/** Somebody changes what they wrote, gives other stars or takes it back; false when there is nothing to change. */
export function thinkAgain(turn: Turn, remembered: Remembered): boolean {
  const { sandbox, random, channel, voice } = turn;
  const content = allowsSecondThoughts(channel) && pick(random, remembered.unanswered(turn));
  if (!content) return false;
  if (random() < DELETION_SHARE) takeBack(sandbox, content);
  else if (content.rating !== null) reword(sandbox, content, { rating: between(random, 1, 5) });
  else reword(sandbox, content, { body: `${content.body ?? ''} ${pick(random, voice.thanks) ?? ''}`.trim() });
  return true;
}

/** The business asks by a menu what it is about, and the customer picks; false where there are no menus. */
export function offerChoice({ sandbox, random, channel, voice, customer, at }: Turn): boolean {
  const type = (['list', 'select'] as const).find((known) =>
    rulesOf(channel.type).structured.includes(known),
  );
  if (!type) return false;
  const titles = voice.subjects.filter(({ length }) => length <= LONGEST_ENTRY).slice(0, MENU_ENTRIES);
  const items = titles.map((title, index) => ({ title, payload: `topic-${index + 1}` }));
  const menu = { type, title: voice.menu, items };
  const words = { channel, customer, kind: 'message' } as const;
  const offer = receive(sandbox, {
    ...words,
    createdAt: at,
    body: voice.menu,
    isNative: true,
    structuredContent: menu,
  });
  const choice = choiceFrom(random, menu);
  sandbox.scheduler.at(sandbox.clock.now() + between(random, ...CHOOSING_MS), () => {
    // The history may have been begun anew in the meantime.
    if (!choice || !sandbox.store.contents.get(offer.id)) return;
    receive(sandbox, { ...words, body: choice.title, structuredContent: choice.structured });
  });
  return true;
}
