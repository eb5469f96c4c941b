/** Words of the page on which somebody links their own RingCentral login. */
export const login = {
  'login.lead': 'With your own login linked, RingCentral records you as the author of what you send.',
  'login.none':
    'Not linked. Your replies go out by the login your workspace shares; your name stays on them here.',
  'login.linked': 'Linked as {name}',
  'login.linkedNameless': 'Linked',
  'login.linkedFact': 'Your replies go out by it since {time}.',
  'login.expired': 'Ended',
  'login.expiredFact':
    'It could not be renewed on {time}. Until you link it again, your replies go out by the login your workspace shares.',
  'login.refused': 'RingCentral does not let this login reply on {channel}.',
  'login.link': 'Link your login',
  'login.linkTo': 'Link your login to {account}',
  'login.again': 'Link again',
  'login.unlink': 'Unlink',
  'login.unlinked': 'Unlinked. Your replies go out by the login your workspace shares.',
  'login.end.linked': 'Your login is linked.',
  'login.end.denied': 'Not linked: it was not allowed at RingCentral.',
  'login.end.busy': 'Not linked: RingCentral takes no sign-ins just now. Try again in a minute.',
  'login.end.late': 'Not linked: it took too long, or was begun in another tab. Begin again.',
  'login.end.failed':
    'Not linked: RingCentral did not accept the sign-in. Begin again; if that does not help, ask an admin to look at the app’s settings there.',
  'login.noAccount': 'No RingCentral account is connected',
  'login.noAccountFact': 'Once an admin has connected one, you can link your login here.',
  'login.failed': 'Your login could not be read',
};
