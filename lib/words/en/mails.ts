/** What Foyer writes in mails. */
export const mails = {
  'mail.inviteSubject': 'Join {workspace} in Foyer',
  'mail.inviteLead': '{by} invites you to work with {workspace} in Foyer.',
  'mail.inviteFirst': 'The workspace {workspace} was made for you in Foyer.',
  'mail.inviteAction': 'Join with this link',
  'mail.inviteEnd':
    'It works once, for seven days. If you did not expect it, you need not do anything. Do not pass it on.',
  'mail.resetSubject': 'Your new password for Foyer',
  'mail.resetLead': 'Hello {name}, somebody asked for a new password for your sign-in to Foyer.',
  'mail.resetAction': 'Choose it with this link',
  'mail.resetEnd':
    'It works once, for an hour. If it was not you, you need not do anything: your password stays as it is. Do not pass it on.',
} as const;
