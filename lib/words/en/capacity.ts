/** Words about how much somebody should hold. */
export const capacity = {
  'capacity.held': '{held} of {capacity}',
  'capacity.full': '{name} holds as many open conversations as they should.',
  'capacity.anyway': 'Assign anyway',
} as const;
