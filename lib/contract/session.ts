import * as z from 'zod/mini';
import { defaultLanguages } from '@/lib/domain/language';
import { countedViews } from '@/lib/domain/view';
import { themes } from '@/lib/domain/workspace-settings';
import { account } from './account';
import { agent } from './agent';
import { businessHours } from './business-hours';
import { channel } from './channel';
import { draftMark } from './draft';
import { savedView } from './saved-view';
import { tag } from './tag';
import { team } from './team';

/** Conversations of each view, and the open ones of each channel, type of channel and team the viewer may read. Exact. */
export const counts = z.object({
  views: z.record(z.enum(countedViews), z.int()),
  channels: z.record(z.string(), z.int()),
  channelTypes: z.record(z.string(), z.int()),
  teams: z.record(z.string(), z.int()),
  /** By the ids of saved views; those that let in the closed have none. */
  saved: z.record(z.string(), z.int()),
});
export type Counts = z.infer<typeof counts>;

/** One of the workspaces that somebody works in. */
export const workspaceName = z.object({ id: z.uuid(), name: z.string() });
export type WorkspaceName = z.infer<typeof workspaceName>;

/** `PUT /api/session/workspace`, one of the viewer's own. Answers 204: whatever is shown has to be read again. */
export const workspaceChoice = z.strictObject({ workspaceId: z.uuid() });

/**
 * `GET /api/session`: who is signed in, where, and everything small that every screen needs. `seq` is the feed's
 * position at which all of it was true: the stream resumes from there.
 */
export const session = z.object({
  agent,
  workspace: z.object({
    id: z.uuid(),
    name: z.string(),
    isDemo: z.boolean(),
    /** The colours of the screen for those who have chosen none. */
    defaultTheme: z.enum(themes),
    defaultLanguage: z.enum(defaultLanguages),
    /** When its team is there, and by the clocks of which IANA zone. */
    schedule: z.object({ zone: z.string(), hours: businessHours }),
  }),
  /** All that the viewer may switch to, the current one among them, by name. */
  workspaces: z.array(workspaceName),
  agents: z.array(agent),
  teams: z.array(team),
  channels: z.array(channel),
  accounts: z.array(account),
  /** The viewer's own and the shared ones, by name. */
  views: z.array(savedView),
  tags: z.array(tag),
  counts,
  /** Who has left something unsent, in conversations that the viewer may read. */
  drafts: z.array(draftMark),
  seq: z.int(),
});
export type Session = z.infer<typeof session>;
