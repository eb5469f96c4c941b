import { isObject, type JsonObject } from '../http/json';
import type { ChannelType } from '../state/records';

/** Longest texts, in UTF-16 units, and longest lists with what their items are like. */
interface Shape {
  readonly texts?: Readonly<Record<string, number>>;
  readonly lists?: Readonly<Record<string, { readonly most: number; readonly of: Shape }>>;
}

const template: Shape = {
  texts: { title: 350, subtitle: 1000, url: 2048, url_text: 80 },
  lists: { items: { most: 4, of: { texts: { title: 80, payload: 1000 } } } },
};

const section: Shape = { texts: { title: 24, identifier: 200 } };

/** What the sibling API tells of each kind (API notes, section 9). Kinds without limits are not named. */
const SHAPES: Readonly<Record<string, Shape>> = {
  select: { lists: { items: { most: 13, of: { texts: { title: 80, payload: 1000 } } } } },
  list: {
    texts: { title: 1024, subtitle: 512 },
    lists: {
      sections: { most: 10, of: section },
      items: { most: 10, of: { texts: { title: 80, subtitle: 100, payload: 200 } } },
    },
  },
  template,
  carousel: { lists: { items: { most: 10, of: template } } },
  rich_link: { texts: { title: 350, subtitle: 1000 } },
};

const ON_WHATSAPP: Readonly<Record<string, Shape>> = {
  list: {
    texts: { title: 1024, subtitle: 512, header: 60, button: 20 },
    lists: {
      sections: { most: 10, of: section },
      items: { most: 10, of: { texts: { title: 24, subtitle: 72, payload: 200 } } },
    },
  },
  template: {
    texts: { title: 1000, subtitle: 1000, footer: 60 },
    lists: { items: { most: 3, of: { texts: { title: 20, payload: 1000 } } } },
  },
};

/** The content as the network takes it: too many items are dropped, too long texts are cut, nothing is refused. */
export function trimmedToChannel(content: JsonObject, channelType: ChannelType): JsonObject {
  const kind = String(content.type);
  const shape = (channelType === 'WhatsApp' ? ON_WHATSAPP[kind] : undefined) ?? SHAPES[kind];
  return shape ? trimmed(content, shape) : content;
}

function trimmed(content: JsonObject, { texts = {}, lists = {} }: Shape): JsonObject {
  const members = Object.entries(content).map(([name, value]) => {
    const longest = texts[name];
    const list = lists[name];
    if (longest !== undefined && typeof value === 'string') return [name, value.slice(0, longest)];
    if (list && Array.isArray(value)) return [name, trimmedItems(value, list)];
    return [name, value];
  });
  return Object.fromEntries(members);
}

function trimmedItems(items: unknown[], { most, of }: { most: number; of: Shape }): unknown[] {
  return items.slice(0, most).map((item) => (isObject(item) ? trimmed(item, of) : item));
}
