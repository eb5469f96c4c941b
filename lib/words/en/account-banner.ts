/** Words of the line that says what is wrong with an account. */
export const accountBanner = {
  'banner.signInLost': '<b>{account} needs a sign-in.</b> Nothing arrives or leaves on its channels.',
  'banner.importing':
    '<b>Bringing in older messages.</b> {n, plural, one {# message} other {# messages}} so far. New ones appear at once.',
  'banner.away': '<b>RingCentral does not answer for {account}.</b> Replies wait and go out when it does.',
  'banner.look': 'Open channels',
} as const;
