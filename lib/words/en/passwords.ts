/** Why a password is not taken; for screens on which one is chosen. */
export const passwords = {
  'error.password-refused': 'This password may not be used. Choose another one.',
  'password.too-short': 'This password is too short. Use at least 10 characters.',
  'password.too-long': 'This password is too long. Use at most 200 characters.',
  'password.common':
    'Many people use this password, so it is among the first to be guessed. Choose another one.',
  'password.personal': 'This password is your email or a name that others know. Choose another one.',
} as const;
