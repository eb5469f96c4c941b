import 'server-only';
import type { Conversation } from '@/lib/contract/conversation';
import { whoNeedsPlace } from '@/lib/domain/assignment';
import {
  type BulkDeed,
  type BulkRefusal,
  type BulkStep,
  bulkBeforeOf,
  bulkInverseOf,
  bulkRefusalOf,
  isAsLeft,
} from '@/lib/domain/bulk';
import type { Viewer } from '@/lib/domain/permission';
import type { Transaction } from '../db';
import { findConversations } from '../queries/get-conversation';
import { assignConversations } from './assign-conversations';
import type { BulkItem, BulkResult } from './bulk-changes';
import { type BulkOwners, holdOwners, ownerIn, takePlace } from './bulk-owners';
import { changeConversations } from './change-conversations';
import { readableBy } from './hold-member';
import { lockConversations } from './lock-conversations';
import { markRead } from './read-marks';

/** Who does it, and when. */
type Doer = Viewer & { now: Date };

/** One of them, and what is done with it. */
interface Planned extends BulkItem {
  act: BulkStep;
}

/**
 * Does what a bulk change is about to some of its conversations.
 *
 * @returns what became of each of them
 * @throws AppError `bad-request` for a snooze into the past; `not-found` for a tag that is not there
 */
export async function doBulkItems(
  tx: Transaction,
  by: Doer,
  deed: BulkDeed,
  items: BulkItem[],
): Promise<BulkResult[]> {
  const planned = items.map((item) => ({ ...item, act: actFor(deed, item) }));
  const owners = await holdOwners(
    tx,
    by.workspaceId,
    planned.map(({ act }) => act),
  );
  const found = await findReadable(tx, by, items);
  const refused = new Map<string, BulkRefusal>();
  for (const plan of planned) {
    const conversation = found.get(plan.conversationId);
    const code =
      refusalOf(plan, deed, conversation, owners) ?? refusalForPlace(by, plan, conversation, owners);
    if (code) refused.set(plan.conversationId, code);
  }
  const willing = planned.filter(({ conversationId }) => !refused.has(conversationId));
  const changed = new Map<string, Conversation>();
  for (const { act, ids } of groupsOf(willing)) {
    const group = ids.flatMap((id) => found.get(id) ?? []);
    for (const before of await doAct(tx, by, { act, group, owners })) changed.set(before.id, before);
  }
  const left = await findConversations(tx, by.workspaceId, [...changed.keys()]);
  const leftAs = new Map(left.map((conversation) => [conversation.id, conversation]));
  return items.map(({ conversationId: id }) =>
    resultOf(id, { before: changed.get(id), left: leftAs.get(id), code: refused.get(id) }),
  );
}

function actFor(deed: BulkDeed, { earlier }: BulkItem): BulkStep {
  if (deed.type !== 'undo') return deed;
  if (!earlier) throw new Error('only what was done can be taken back');
  return bulkInverseOf(deed.act, earlier.before);
}

/** Locked, those of them that the person may still read. */
async function findReadable(
  tx: Transaction,
  by: Doer,
  items: BulkItem[],
): Promise<Map<string, Conversation>> {
  const readable = await readableBy(tx, by);
  const ids = items.map(({ conversationId }) => conversationId);
  const locked = await lockConversations(tx, by.workspaceId, ids);
  return new Map(locked.filter(({ channelId }) => readable.has(channelId)).map((each) => [each.id, each]));
}

function refusalOf(
  { act, earlier }: Planned,
  deed: BulkDeed,
  conversation: Conversation | undefined,
  owners: BulkOwners,
): BulkRefusal | null {
  if (!conversation) return 'not-found';
  if (deed.type === 'undo' && earlier && !isAsLeft(deed.act, earlier.left, conversation))
    return 'changed-since';
  if (act.type === 'assign') return ownerIn(owners, act, conversation) ? null : 'no-holder';
  return deed.type === 'undo' ? null : bulkRefusalOf(deed, conversation);
}

/** Asked last, because who has a place for it has one less then. */
function refusalForPlace(
  by: Doer,
  { act }: Planned,
  conversation: Conversation | undefined,
  owners: BulkOwners,
): BulkRefusal | null {
  if (act.type !== 'assign' || act.anyway || !conversation) return null;
  const wanted = ownerIn(owners, act, conversation);
  const agentId = wanted && whoNeedsPlace(conversation, wanted.assigneeId, by.agentId);
  return takePlace(owners, agentId) ? null : 'at-capacity';
}

/** One statement serves all that the same is done with. */
function groupsOf(planned: Planned[]): { act: Planned['act']; ids: string[] }[] {
  const groups = new Map<string, { act: Planned['act']; ids: string[] }>();
  for (const { act, conversationId } of planned) {
    const key = JSON.stringify(act);
    const group = groups.get(key) ?? { act, ids: [] };
    group.ids.push(conversationId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** @returns those that changed, as they were */
async function doAct(
  tx: Transaction,
  by: Doer,
  { act, group, owners }: { act: Planned['act']; group: Conversation[]; owners: BulkOwners },
): Promise<Conversation[]> {
  if (act.type === 'assign') {
    return assignConversations(tx, by, group, (each) => ownerIn(owners, act, each) ?? each);
  }
  const ids = group.map(({ id }) => id);
  if (act.type !== 'read') return changeConversations(tx, by, ids, act);
  const moved = await markRead(tx, by, ids, act.isRead);
  return group.filter(({ id }) => moved.has(id));
}

interface Became {
  before: Conversation | undefined;
  left: Conversation | undefined;
  code: BulkRefusal | undefined;
}

function resultOf(conversationId: string, { before, left, code }: Became): BulkResult {
  if (before && left) {
    const was = { before: bulkBeforeOf(before), left: bulkBeforeOf(left), version: left.version };
    return { conversationId, outcome: 'done', code: null, ...was };
  }
  const outcome = code ? 'refused' : 'unchanged';
  return { conversationId, outcome, code: code ?? null, before: null, left: null, version: null };
}
