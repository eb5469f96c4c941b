import type { signIns as english } from '../en/sign-ins';

/** German, as ../en/sign-ins. */
export const signIns = {
  'signIns.lead': 'Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie Ihr Passwort.',
  'signIns.list': 'Browser',
  'signIns.this': 'Dieser Browser',
  'signIns.browser': '{browser} auf {system}',
  'signIns.unknown': 'Unbekannter Browser',
  'signIns.since': 'Angemeldet seit {time}',
  'signIns.seen': 'zuletzt benutzt {time}',
  'signIns.end': 'Abmelden',
  'signIns.endOf': '{browser} abmelden, angemeldet seit {time}',
  'signIns.endOthers': 'Alle anderen abmelden',
  'signIns.ended': 'Dort abgemeldet.',
  'signIns.endedOthers': 'Überall sonst abgemeldet.',
  'signIns.failed': 'Ihre Anmeldungen ließen sich nicht laden',
  'signIns.links': 'Andere Wege, sich anzumelden',
  'signIns.linked': 'Verknüpft seit {time}',
  'signIns.unlink': 'Trennen',
  'signIns.unlinkOf': '{name} trennen',
  'signIns.unlinked': 'Getrennt. {name}',
  'signIns.onlyWay':
    'Sie haben noch kein Passwort. Um dies zu trennen, lassen Sie sich zuerst von Ihrem Admin einen Link geben, mit dem Sie eines wählen.',
  'signIns.password': 'Passwort',
  'signIns.current': 'Aktuelles Passwort',
  'signIns.new': 'Neues Passwort',
  'signIns.hint': 'Mindestens 10 Zeichen. Ein Satz ist am leichtesten zu merken.',
  'signIns.change': 'Passwort ändern',
  'signIns.changed': 'Ihr Passwort ist geändert. Alle anderen Browser sind abgemeldet.',
  'signIns.wrong': 'Das ist nicht Ihr aktuelles Passwort.',
} satisfies Record<keyof typeof english, string>;
