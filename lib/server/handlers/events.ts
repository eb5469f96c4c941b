import 'server-only';
import { z } from 'zod';
import type { SignedIn } from '@/lib/domain/permission';
import { AppError } from '../errors';
import { openStream, type Sink } from '../feed/open-stream';
import { endTab } from '../feed/whisper';
import { findSessions, findViewer } from '../session';
import { respond } from './answer';
import { guardStream } from './stream-guard';

/** Follows the feed until the returned function is called, or until the sink is closed from our side. */
export type Follow = (sink: Sink) => () => void;

/** Frames a reader may lag behind; a slower one is let go and resumes. */
const MOST_UNREAD = 256;

/** No proxy may collect or compress the frames. */
export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Checks who asks to follow the feed, and from where on.
 *
 * @returns for a tab whose session is over, and for one of another workspace, a stream that says only that it has ended
 * @throws AppError `not-signed-in`, `cross-site`, `bad-request`
 */
export async function admitToEvents(request: Request): Promise<Follow> {
  const site = request.headers.get('sec-fetch-site') ?? 'same-origin';
  if (site !== 'same-origin') throw new AppError('cross-site', 'Only Foyer itself may follow its feed.');
  const viewer = await findViewer(request.headers.get('cookie'));
  // The page of a tab was loaded by somebody who was signed in. It is not told the status of an answer: it would ask for ever.
  if (!viewer && tabOf(request) !== null) return endAtOnce;
  if (!viewer) throw new AppError('not-signed-in', 'Sign in first.');
  const asked = { from: positionOf(request), tabId: tabOf(request) };
  // A position in the feed of one workspace says nothing in that of another.
  if ((workspaceOf(request) ?? viewer.workspaceId) !== viewer.workspaceId) return endAtOnce;
  return (sink) => follow(viewer, asked, sink);
}

const ENDED = Buffer.from('event: ended\ndata: {}\n\n');

const endAtOnce: Follow = (sink) => {
  sink.write(ENDED);
  sink.close();
  return () => undefined;
};

/** `GET /api/events`, where it is answered by Next. The front answers it without (lib/server/web). */
export function readEvents(request: Request): Promise<Response> {
  return respond(async () => new Response(bodyOf(await admitToEvents(request)), { headers: streamHeaders }));
}

const position = z.coerce.number().int().nonnegative();

/** What the browser remembers by itself after a lost connection is newer than what its page once asked for. */
function positionOf(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get('after');
  const told = request.headers.get('last-event-id') || asked;
  if (told === null) return null;
  const parsed = position.safeParse(told);
  if (!parsed.success)
    throw new AppError('bad-request', 'after: not a position of the feed', { field: 'after' });
  return parsed.data;
}

/** Whose place it is to end when the stream does; a reader that is no tab of ours has none. */
const tabOf = (request: Request) => idIn(request, 'tab');

/** What the page shows that reads it (lib/contract/workspace-header.ts). */
const workspaceOf = (request: Request) => idIn(request, 'workspace');

function idIn(request: Request, field: string): string | null {
  const parsed = z.nullable(z.uuid()).safeParse(new URL(request.url).searchParams.get(field));
  if (!parsed.success) throw new AppError('bad-request', `${field}: not an id`, { field });
  return parsed.data;
}

interface Asked {
  from: number | null;
  tabId: string | null;
}

function follow(viewer: SignedIn, { from, tabId }: Asked, sink: Sink): () => void {
  let release = () => {};
  const guarded: Sink = {
    ...sink,
    close: () => {
      release();
      if (tabId !== null) endTab(viewer, tabId);
      sink.close();
    },
  };
  const stream = openStream(
    viewer,
    from,
    guarded,
    async () => (await findSessions([viewer.sessionHash]))[0] ?? null,
  );
  release = guardStream(viewer, (isSessionOver) => {
    if (isSessionOver) sink.write(ENDED);
    stream.close();
  });
  return () => stream.close();
}

function bodyOf(follow: Follow): ReadableStream<Uint8Array> {
  let stop = () => {};
  let isRead = true;
  return new ReadableStream({
    start(controller) {
      stop = follow({
        write: (chunk) => {
          controller.enqueue(chunk);
          return (controller.desiredSize ?? 0) > -MOST_UNREAD;
        },
        close: () => {
          if (isRead) controller.close();
        },
      });
    },
    cancel() {
      isRead = false;
      stop();
    },
  });
}
