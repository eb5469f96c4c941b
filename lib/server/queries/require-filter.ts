import 'server-only';
import type { ViewFilter } from '@/lib/domain/view';
import { filterOfWords } from '@/lib/domain/view-address';
import { AppError } from '../errors';

/**
 * The filter that a request says in the words of an address.
 *
 * @throws AppError `bad-request` with `details.field` for words that nobody understands
 */
export function requireFilter(words: Record<string, string>): ViewFilter {
  const { filter, unreadable } = filterOfWords(words);
  if (unreadable.length === 0) return filter;
  throw new AppError('bad-request', `Not understood: ${unreadable.join(', ')}.`, { field: unreadable[0] });
}
