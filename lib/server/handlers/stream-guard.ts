import 'server-only';
import type { SignedIn } from '@/lib/domain/permission';
import { log } from '../log';
import { onceInProcess } from '../process';
import { findSessions } from '../session';

/** Milliseconds between two looks at the sessions behind all open streams: the longest a revoked one lives on. */
const INTERVAL = 500;

interface Guarded {
  session: SignedIn;
  end(isSessionOver: boolean): void;
}

/**
 * Watches the session behind an open stream.
 *
 * @param session as it was when the stream began
 * @param end is called once, when the stream must be closed: the session is over or has gone to another workspace, or
 * this process stops
 * @returns call it when the stream is closed for another reason
 */
export function guardStream(session: SignedIn, end: Guarded['end']): () => void {
  const guard = streamGuard();
  const guarded = { session, end };
  guard.streams.add(guarded);
  guard.timer ??= setInterval(() => look(guard), INTERVAL).unref();
  return () => release(guard, guarded);
}

/** How many streams this process has open. */
export function countStreams(): number {
  return streamGuard().streams.size;
}

/** Ends all streams of this process. */
export function endAllStreams(): void {
  const guard = streamGuard();
  for (const guarded of [...guard.streams]) finish(guard, guarded, false);
}

interface Guard {
  streams: Set<Guarded>;
  timer: NodeJS.Timeout | null;
}

function streamGuard(): Guard {
  return onceInProcess('stream-guard', (): Guard => ({ streams: new Set(), timer: null }));
}

/** One statement, however many streams there are. */
async function look(guard: Guard): Promise<void> {
  const watched = [...guard.streams];
  try {
    const standing = await findSessions([...new Set(watched.map(({ session }) => session.sessionHash))]);
    const places = new Map(standing.map(({ sessionHash, workspaceId }) => [sessionHash, workspaceId]));
    for (const guarded of watched) {
      const { sessionHash, workspaceId } = guarded.session;
      if (places.get(sessionHash) !== workspaceId) finish(guard, guarded, true);
    }
  } catch (error) {
    // While the database is away nothing can be sent on a stream either.
    log().debug({ err: error }, 'the sessions of streams could not be read');
  }
}

function finish(guard: Guard, guarded: Guarded, isSessionOver: boolean): void {
  if (!guard.streams.has(guarded)) return;
  release(guard, guarded);
  guarded.end(isSessionOver);
}

function release(guard: Guard, guarded: Guarded): void {
  guard.streams.delete(guarded);
  if (guard.streams.size > 0 || guard.timer === null) return;
  clearInterval(guard.timer);
  guard.timer = null;
}
