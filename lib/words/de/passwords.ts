import type { passwords as english } from '../en/passwords';

/** German, as ../en/passwords. */
export const passwords = {
  'error.password-refused': 'Dieses Passwort darf nicht verwendet werden. Wählen Sie ein anderes.',
  'password.too-short': 'Dieses Passwort ist zu kurz. Verwenden Sie mindestens 10 Zeichen.',
  'password.too-long': 'Dieses Passwort ist zu lang. Verwenden Sie höchstens 200 Zeichen.',
  'password.common':
    'Viele verwenden dieses Passwort, deshalb wird es mit als erstes erraten. Wählen Sie ein anderes.',
  'password.personal':
    'Dieses Passwort ist Ihre E-Mail oder ein Name, den andere kennen. Wählen Sie ein anderes.',
} satisfies Record<keyof typeof english, string>;
