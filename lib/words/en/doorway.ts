/** Words of signing in and setting up. */
export const doorway = {
  'signIn.title': 'Sign in to Foyer',
  'signIn.lead': 'Use the account your admin invited you with.',
  'signIn.email': 'Work email',
  'signIn.password': 'Password',
  'signIn.showPassword': 'Show password',
  'signIn.hidePassword': 'Hide password',
  'signIn.submit': 'Sign in',
  'signIn.submitting': 'Signing in',
  'signIn.demo': 'or look around as',
  'signIn.emptyEmail': 'Enter your work email.',
  'signIn.emptyPassword': 'Enter your password.',
  'error.wrong-credentials':
    'That email and password do not match. Check both, or ask your admin to set a new password.',
  'setUp.title': 'Set up Foyer',
  'setUp.lead': 'This makes the first admin. The secret was printed on the console when Foyer started.',
  'setUp.secret': 'Set-up secret',
  'setUp.workspace': 'Name of your company or team',
  'setUp.name': 'Your name',
  'setUp.passwordHint': 'At least 10 characters. A sentence is easiest to remember.',
  'setUp.submit': 'Make the first admin',
} as const;
