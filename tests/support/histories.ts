import fc from 'fast-check';

/** How the platform names things: today, or as the older product still does. */
export type Generation = 'channel' | 'source';

/** One state of a content, as any generation may tell of it. */
export interface Version {
  id: string;
  isOurs: boolean;
  isPublic: boolean;
  parentId: string | null;
  body: string;
  status: string;
  isDeleted: boolean;
  /** Seconds after the beginning of the story. */
  sentAt: number;
  modifiedAt: number;
}

/** What reaches us at once: a webhook that tells of a new content, or a page of a list. */
export type Delivery = { event: Version } | { page: Version[] };

const START = Date.UTC(2026, 10, 1);

/** One content's life: it is told, then listed, changes its status, is edited, and perhaps deleted. */
const life = fc.record({
  place: fc.nat(20),
  isOurs: fc.boolean(),
  isPublic: fc.boolean(),
  parent: fc.option(fc.nat(20)),
  edits: fc.nat(2),
  isSettled: fc.boolean(),
  isDeleted: fc.boolean(),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** The platform's ids begin with the second in which they were made. */
function idAt(place: number): string {
  const second = START / 1000 + place;
  return second.toString(16).padStart(8, '0') + place.toString(16).padStart(16, '0');
}

export function versionsOf({ place, parent, edits, isOurs, ...life }: Life): Version[] {
  const first: Version = {
    id: idAt(place),
    isOurs,
    isPublic: life.isPublic,
    parentId: parent === null ? null : idAt(parent),
    body: `text ${place}`,
    status: isOurs ? 'UserReply' : 'New',
    isDeleted: false,
    sentAt: place,
    modifiedAt: place,
  };
  const settled = life.isSettled && !isOurs ? [{ status: 'Replied' }] : [];
  const edited = Array.from({ length: edits }, (_, n) => ({ body: `text ${place}, edited ${n + 1} times` }));
  const deleted = life.isDeleted ? [{ isDeleted: true }] : [];
  const versions = [first];
  for (const [n, change] of [...settled, ...edited, ...deleted].entries()) {
    versions.push({ ...(versions.at(-1) ?? first), ...change, modifiedAt: 100 + 10 * place + n });
  }
  return versions;
}

/** A few contents that may answer each other, each with its versions in order. */
export const story: fc.Arbitrary<Version[][]> = fc
  .uniqueArray(life, { minLength: 2, maxLength: 5, selector: ({ place }) => place })
  .map((lives) => lives.map(versionsOf));

/** Each version once, as it came to be: the event of a new content first, then a page for every change. */
export function inOrder(contents: Version[][]): Delivery[] {
  return contents.flatMap((versions) => [
    ...versions.slice(0, 1).map((event) => ({ event })),
    ...versions.map((version) => ({ page: [version] })),
  ]);
}

/** The same versions several times, in any order, split between webhooks and pages of any size. */
export function disorderOf(contents: Version[][]): fc.Arbitrary<Delivery[]> {
  const all = contents.flat();
  const events = contents.flatMap((versions) => versions.slice(0, 1));
  return fc
    .record({
      listed: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
      told: fc.subarray([...events, ...events]),
      size: fc.integer({ min: 1, max: 4 }),
    })
    .chain(({ listed, told, size }) => {
      const pages = Array.from({ length: Math.ceil(listed.length / size) }, (_, n) => ({
        page: listed.slice(n * size, (n + 1) * size),
      }));
      const deliveries: Delivery[] = [...pages, ...told.map((event) => ({ event }))];
      return fc.shuffledSubarray(deliveries, { minLength: deliveries.length });
    });
}

const timeAt = (second: number) => new Date(START + second * 1000).toISOString().replace('.000Z', 'Z');

/** A version as a list holds it. */
export function recordOf(version: Version, generation: Generation): object {
  const newer = {
    channelId: 'channel',
    channelType: 'Facebook',
    contentDirection: version.isOurs ? 'Outgoing' : 'Incoming',
  };
  return {
    id: version.id,
    creationTime: timeAt(version.sentAt),
    lastModifiedTime: timeAt(version.modifiedAt),
    authorIdentityId: version.isOurs ? 'us' : 'customer',
    inReplyToAuthorIdentityId: version.isOurs ? 'customer' : 'us',
    inReplyToContentId: version.parentId,
    createdFrom: 'Synchronizer',
    body: version.body,
    public: version.isPublic,
    remotelyDeleted: version.isDeleted,
    status: version.status,
    synchronizationStatus: 'Success',
    threadId: 'thread',
    type: version.isPublic ? 'Comment' : 'Message',
    ...(generation === 'channel' ? newer : { sourceId: 'channel', sourceType: 'Facebook' }),
  };
}

/** A webhook that tells of a new content. */
export function eventOf(version: Version, generation: Generation): object {
  const { id, ...metadata } = recordOf(version, generation) as { id: string };
  const issuedAt = timeAt(version.sentAt);
  if (generation === 'source') {
    return {
      id: `delivery of ${id}`,
      events: [{ type: 'content.imported', issued_at: issuedAt, resource: { id, metadata } }],
    };
  }
  const event = '/cx/social-messaging/v1/contents/Imported';
  return {
    uuid: `delivery of ${id}`,
    event,
    timestamp: issuedAt,
    body: { issuedAt, resource: { id, ...metadata } },
  };
}
