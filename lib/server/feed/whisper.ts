import 'server-only';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import * as z from 'zod/mini';
import { toldDoings } from '@/lib/domain/presence';
import { onceInProcess } from '../process';
import { notifyOthers } from './notify';

/** The channel of Postgres' NOTIFY on which processes whisper to each other. */
export const WHISPER_CHANNEL = 'foyer_whisper';

/**
 * Milliseconds after which all that is known is told again. Signs of life are not passed on one by one: each of many
 * tabs would be told of each other every few seconds. Short enough that one of them may be lost (lib/domain/presence).
 */
const TELL_AGAIN_EVERY = 3_000;

const sighting = z.object({
  workspaceId: z.uuid(),
  /** Only those who may read it are told. */
  channelId: z.uuid(),
  agentId: z.uuid(),
  tabId: z.uuid(),
  conversationId: z.uuid(),
  doing: z.enum(toldDoings),
  /** Milliseconds for which it holds; 0: the tab has left. */
  lifeMs: z.int(),
});

/** Where one tab of somebody is. */
export type Sighting = z.infer<typeof sighting>;

const notification = z.object({ from: z.uuid(), sighting });

/** What this process knows: nothing of it is written down anywhere. */
interface Whispers {
  /** Tells what this process has said from what others have. */
  processId: string;
  /** By tab, with the moment (performance.now) at which it is no longer true. */
  seen: Map<string, { sighting: Sighting; until: number }>;
  /** The event is the workspace's id. */
  said: EventEmitter;
  timer: NodeJS.Timeout | null;
}

function whispers(): Whispers {
  return onceInProcess('whispers', () => ({
    processId: randomUUID(),
    seen: new Map(),
    said: new EventEmitter().setMaxListeners(0),
    timer: null,
  }));
}

/** Tells all who may read the channel, in all processes, where a tab is. May be lost: the next sign of life heals it. */
export function whisper(told: Sighting): void {
  take(told);
  notifyOthers(WHISPER_CHANNEL, JSON.stringify({ from: whispers().processId, sighting: told }));
}

/** Tells that a tab has left, wherever it was. */
export function endTab(viewer: { workspaceId: string; agentId: string }, tabId: string): void {
  const last = whispers().seen.get(keyOf({ ...viewer, tabId }));
  if (last) whisper({ ...last.sighting, lifeMs: 0 });
}

/** Takes what a process whispered to all. */
export function overhear(payload: string): void {
  const told = notification.safeParse(safeJson(payload));
  // Our own comes back as well, and by then may no longer be true.
  if (told.success && told.data.from !== whispers().processId) take(told.data.sighting);
}

/** Whatever else is said on our channel is not for us. */
function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Calls `listener` at once with all that is known of a workspace, and then with whatever is told, in its order.
 *
 * @returns ends it
 */
export function followWhispers(workspaceId: string, listener: (told: Sighting[]) => void): () => void {
  const { said } = whispers();
  said.on(workspaceId, listener);
  listener(standingIn(workspaceId));
  return () => said.off(workspaceId, listener);
}

function take(told: Sighting): void {
  const known = whispers();
  const key = keyOf(told);
  const before = known.seen.get(key)?.sighting;
  known.seen.delete(key);
  if (told.lifeMs > 0) known.seen.set(key, { sighting: told, until: performance.now() + told.lifeMs });
  known.timer ??= setInterval(tellAgain, TELL_AGAIN_EVERY).unref();
  const hasMoved = before !== undefined && before.conversationId !== told.conversationId;
  // Not everybody who saw it there may see where it is now.
  if (hasMoved) known.said.emit(told.workspaceId, [{ ...before, lifeMs: 0 }]);
  if (hasMoved || before?.doing !== told.doing || told.lifeMs === 0)
    known.said.emit(told.workspaceId, [told]);
}

/** Tabs choose their ids themselves: nobody may speak for somebody else's. */
function keyOf({ workspaceId, agentId, tabId }: Pick<Sighting, 'workspaceId' | 'agentId' | 'tabId'>): string {
  return `${workspaceId}.${agentId}.${tabId}`;
}

function tellAgain(): void {
  const known = whispers();
  for (const [key, { until }] of known.seen) if (until <= performance.now()) known.seen.delete(key);
  const workspaces = new Set([...known.seen.values()].map(({ sighting: { workspaceId } }) => workspaceId));
  for (const workspaceId of workspaces) known.said.emit(workspaceId, standingIn(workspaceId));
  if (known.seen.size > 0 || known.timer === null) return;
  clearInterval(known.timer);
  known.timer = null;
}

/** What still holds in a workspace, each with what is left of its life. */
function standingIn(workspaceId: string): Sighting[] {
  const now = performance.now();
  return [...whispers().seen.values()]
    .filter(({ sighting: told, until }) => told.workspaceId === workspaceId && until > now)
    .map(({ sighting: told, until }) => ({ ...told, lifeMs: Math.ceil(until - now) }));
}
