import 'server-only';
import type { Forbidden } from '@/lib/domain/reply-policy';

/** The mark of a channel on which the platform lets us not reply; both columns are set, or neither. */
export function toForbidden(code: string | null, at: Date | null): Forbidden | null {
  return code === null || at === null ? null : { code, at: at.toISOString() };
}
