import type { capacity as english } from '../en/capacity';

/** German, as ../en/capacity. */
export const capacity = {
  'capacity.held': '{held} von {capacity}',
  'capacity.full': '{name} hält schon so viele offene Unterhaltungen wie vorgesehen.',
  'capacity.anyway': 'Trotzdem zuweisen',
} satisfies Record<keyof typeof english, string>;
