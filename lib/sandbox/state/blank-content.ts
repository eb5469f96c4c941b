import type { Content } from './records';

/** The members that most contents leave empty. */
export const BLANK_CONTENT = {
  title: null,
  rating: null,
  synchronizationError: null,
  exportDueAt: null,
  exportFault: null,
  isRemotelyDeleted: false,
  isAutoSubmitted: false,
  structuredContent: null,
  contextData: null,
} as const satisfies Partial<Content>;
