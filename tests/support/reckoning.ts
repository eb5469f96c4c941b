import type { SandboxContent } from './conversation';
import type { World } from './world';

/** What became of the replies, by what both sides hold. */
export interface Reckoning {
  total: number;
  /** The customer has it more than once. */
  doubled: number;
  /** Foyer believes that the platform has it, and it has not. */
  lost: number;
  /** The customer got it before one that was typed earlier. */
  outOfOrder: number;
  /** People see it twice in Foyer: as their reply, and as somebody's message. */
  shownTwice: number;
  /** Shown as unknown or not confirmed: a person has to decide. */
  unresolved: number;
  /** Neither with the platform nor shown as one of the above. */
  unsent: number;
  /** Took more than one attempt. */
  repeated: number;
}

interface Reply {
  key: string;
  delivery: string;
  attempts: number;
}

/** Compares every reply with what the platform holds. */
export async function reckon(world: World): Promise<Reckoning> {
  const copies = await copiesAtPlatform(world);
  const copiesOf = ({ key }: Reply) => copies.get(key)?.length ?? 0;
  const replies = await world.rows<Reply>(
    `SELECT parent_content_id || ' ' || body AS key, delivery::text, attempt_count AS attempts
     FROM message WHERE client_id IS NOT NULL ORDER BY conversation_id, created_at`,
  );
  const strangers = await world.rows(
    `SELECT FROM message AS ours JOIN message AS stranger USING (workspace_id, conversation_id, parent_content_id, body)
     WHERE ours.client_id IS NOT NULL AND stranger.client_id IS NULL`,
  );
  const count = (isCounted: (reply: Reply) => boolean) => replies.filter(isCounted).length;
  return {
    total: replies.length,
    doubled: count((reply) => copiesOf(reply) > 1),
    lost: count((reply) => isWithPlatform(reply) && copiesOf(reply) === 0),
    outOfOrder: outOfOrder(replies, copies),
    shownTwice: strangers.length,
    unresolved: count(isForPeople),
    unsent: count((reply) => !isWithPlatform(reply) && !isForPeople(reply)),
    repeated: count(({ attempts }) => attempts > 1),
  };
}

const isWithPlatform = ({ delivery }: Reply) => delivery === 'handed_over' || delivery === 'confirmed';

const isForPeople = ({ delivery }: Reply) => delivery === 'unknown' || delivery === 'not_confirmed';

/** Replies of the platform by what they answer and their text, each with its place in the platform's order. */
export async function copiesAtPlatform(world: World): Promise<Map<string, number[]>> {
  const { records } = await world.sandbox.control<{ records: SandboxContent[] }>('/contents?createdFrom=Api');
  const copies = new Map<string, number[]>();
  for (const [place, { inReplyToContentId, body }] of records.entries()) {
    const key = `${inReplyToContentId} ${body}`;
    copies.set(key, [...(copies.get(key) ?? []), place]);
  }
  return copies;
}

/** Replies come in the order they were typed, those of one conversation together. */
function outOfOrder(replies: Reply[], copies: Map<string, number[]>): number {
  const placed = replies.flatMap(({ key }) => {
    const [question] = key.split(' ');
    return (copies.get(key) ?? []).slice(0, 1).map((place) => ({ question, place }));
  });
  return placed.filter(({ question, place }, index) => {
    const earlier = placed[index - 1];
    return earlier !== undefined && earlier.question === question && earlier.place > place;
  }).length;
}
