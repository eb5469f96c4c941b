import 'server-only';
import { database } from '../db';

/** Every workspace of this deployment, the oldest first. For programs of its operator, never for people. */
export function listWorkspaces(): Promise<{ id: string; name: string }[]> {
  return database.rows('SELECT id, name FROM workspace ORDER BY created_at, id');
}
