import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileKind } from '../customers/files';
import { createCustomer, findCustomer, type NewCustomer } from '../customers/identities';
import { type Kind, usualKind } from '../customers/kinds';
import { receive } from '../customers/receive';
import type { Sandbox } from '../sandbox';
import { FIXTURES } from '../state/assets';
import { objectId } from '../state/ids';
import type { Channel, ChannelType, Content, Identity } from '../state/records';
import { channelOfType } from './business';

/** One believable piece of history: a file of fixtures/<channel>/<case>.json. */
export interface Story {
  readonly channel: ChannelType;
  readonly people: Readonly<Record<string, Person>>;
  readonly contents: readonly StoryContent[];
}

interface Person extends Omit<NewCustomer, 'groupId' | 'seenAt' | 'key'> {
  /** People of one group are one human on several networks. */
  readonly group?: string;
}

export interface StoryContent {
  /** A name by which later contents of the story can hang under this one. */
  readonly key?: string;
  /** A person of the story, `business` for words written on the network itself, or a user's id. */
  readonly from: string;
  /** In private talk: whom the business speaks to. */
  readonly to?: string;
  /** How long before the start, such as `2d 3h 10m`; or `at`, a fixed time. */
  readonly ago?: string;
  readonly at?: string;
  readonly body: string | null;
  readonly kind?: Kind;
  /** Key of what it hangs under; an unknown key makes an orphan. */
  readonly under?: string;
  readonly rating?: number;
  readonly title?: string;
  readonly files?: readonly FileKind[];
  readonly structured?: Readonly<Record<string, unknown>>;
  readonly isDeleted?: boolean;
  /** The content type, where it is not the usual one of the kind. */
  readonly type?: string;
}

export interface NamedStory {
  readonly name: string;
  readonly story: Story;
}

/** Folders of fixtures that hold words for the history, the demo and the scenes. */
const NO_STORIES = ['voices', 'scenes'];

/** The stories on file, by channel and case, in a fixed order. */
export function storiesOnFile(): NamedStory[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_STORIES.includes(entry.name))
    .map((entry) => entry.name)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(FIXTURES, folder))
        .sort()
        .map((file) => `${folder}/${file}`),
    )
    .map((name) => ({ name, story: JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as Story }));
}

/** Tells a story into the past of the sandbox, counted back from `anchor` (milliseconds). */
export function tellStory(sandbox: Sandbox, { name, story }: NamedStory, anchor: number): void {
  const channel = channelOfType(sandbox, story.channel);
  const told = new Map<string, Content>();
  const telling: Telling = { sandbox, name, story, channel, anchor, told };
  story.contents.forEach((content, index) => {
    told.set(content.key ?? `${index}`, tell(telling, content, index));
  });
}

interface Telling {
  readonly sandbox: Sandbox;
  readonly name: string;
  readonly story: Story;
  readonly channel: Channel;
  readonly anchor: number;
  readonly told: ReadonlyMap<string, Content>;
}

function tell(telling: Telling, content: StoryContent, index: number): Content {
  const { sandbox, name, channel, told } = telling;
  const createdAt = timeOf(telling.anchor, content);
  const isOurs = !(content.from in telling.story.people);
  const parent = content.under === undefined ? answered(telling, content) : told.get(content.under);
  const parentId =
    parent?.id ?? (content.under && objectId(createdAt - 60_000, `${name} missing ${content.under}`));
  const made = receive(sandbox, {
    channel,
    customer: customerOf(telling, isOurs ? content.to : content.from, createdAt),
    kind: content.kind ?? usualKind(channel),
    body: content.body,
    isNative: isOurs,
    createdAt,
    seedKey: `${name} ${index}`,
    ...(parentId ? { parentId } : {}),
    ...(content.under && !parent ? { threadId: threadOfOrphan(telling) } : {}),
    ...(content.rating === undefined ? {} : { rating: content.rating }),
    ...(content.title === undefined ? {} : { title: content.title }),
    ...(content.files ? { files: content.files } : {}),
    ...(content.structured ? { structuredContent: content.structured } : {}),
  });
  const isByUser = isOurs && content.from !== 'business';
  if (parent?.isIncoming && isOurs) {
    sandbox.store.contents.put({ ...parent, status: 'Replied', modifiedAt: createdAt });
  }
  return sandbox.store.contents.put({
    ...made,
    ...(isByUser ? { creatorId: content.from, createdFrom: 'Api' as const } : {}),
    isRemotelyDeleted: content.isDeleted ?? false,
    type: content.type ?? made.type,
  });
}

/** In private talk the business answers the last words of the customer it speaks to. */
function answered({ told, story }: Telling, { from, to }: StoryContent): Content | undefined {
  if (from in story.people || to === undefined) return undefined;
  return [...told.values()].findLast((content) => content.isIncoming);
}

function threadOfOrphan({ told }: Telling): string {
  const [first] = told.values();
  if (!first) throw new Error('a story cannot begin with an orphan');
  return first.threadId;
}

function customerOf(
  { sandbox, story, channel }: Telling,
  key: string | undefined,
  seenAt: number,
): Identity | null {
  const person = key === undefined ? undefined : story.people[key];
  if (!person) return null;
  const { group, ...customer } = person;
  return (
    findCustomer(sandbox, channel, person.name) ??
    createCustomer(sandbox, channel, {
      ...customer,
      seenAt,
      key: `${channel.type} ${person.name}`,
      ...(group ? { groupId: objectId(Date.parse('2023-03-20T08:00:00Z'), `group ${group}`) } : {}),
    })
  );
}

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

function timeOf(anchor: number, { ago, at }: StoryContent): number {
  if (at !== undefined) return Date.parse(at);
  const parts = [...(ago ?? '0m').matchAll(/(\d+)([dhms])/g)];
  return parts.reduce(
    (time, [, number, unit]) => time - Number(number) * UNITS[unit as keyof typeof UNITS],
    anchor,
  );
}

/** When a story begins, for telling several in the order of time. */
export function beginningOf({ story }: NamedStory, anchor: number): number {
  return Math.min(...story.contents.map((content) => timeOf(anchor, content)));
}
