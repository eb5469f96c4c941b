/** Words of what is said at once, wherever one looks. */
export const notices = {
  'notice.mention': '{name} mentioned you',
  'notice.mentionBody': 'Open Foyer to read the note.',
  'notice.open': 'Open',
} as const;
