import type { doorway as english } from '../en/doorway';

/** German, as ../en/doorway. */
export const doorway = {
  'signIn.title': 'Bei Foyer anmelden',
  'signIn.lead': 'Verwenden Sie das Konto, mit dem Ihr Admin Sie eingeladen hat.',
  'signIn.email': 'Geschäftliche E-Mail',
  'signIn.password': 'Passwort',
  'signIn.showPassword': 'Passwort anzeigen',
  'signIn.hidePassword': 'Passwort verbergen',
  'signIn.submit': 'Anmelden',
  'signIn.submitting': 'Anmeldung läuft',
  'signIn.demo': 'oder sich umsehen als',
  'signIn.emptyEmail': 'Geben Sie Ihre geschäftliche E-Mail ein.',
  'signIn.emptyPassword': 'Geben Sie Ihr Passwort ein.',
  'error.wrong-credentials':
    'E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides oder lassen Sie Ihren Admin ein neues Passwort setzen.',
  'signIn.ringcentral': 'Weiter mit RingCentral',
  'signIn.sso': 'Single Sign-on',
  'signIn.with': 'Weiter mit {name}',
  'signIn.byEmail': 'oder mit E-Mail',
  'signIn.refused.unknown':
    'Niemand hier meldet sich mit diesem Konto an. Lassen Sie sich von Ihrem Admin einladen oder melden Sie sich unten mit Ihrer E-Mail an.',
  'signIn.refused.unlinked':
    'Niemand hier hat diese RingCentral-Anmeldung verknüpft. Melden Sie sich unten mit Ihrer E-Mail an und verknüpfen Sie sie in Ihren Einstellungen.',
  'signIn.refused.suspended': 'Ihr Arbeitsbereich ist vorerst gesperrt. Fragen Sie Ihren Admin.',
  'signIn.refused.other-email':
    'Dieses Konto hat nicht die E-Mail, die eingeladen wurde. Verwenden Sie das passende oder wählen Sie ein Passwort.',
  'signIn.refused.other-login':
    'Diese RingCentral-Anmeldung ist hier nicht Ihre. Wählen Sie ein Passwort und verknüpfen Sie Ihre eigene Anmeldung in Ihren Einstellungen.',
  'signIn.refused.failed':
    'Die Anmeldung dort hat nicht geklappt. Versuchen Sie es erneut oder melden Sie sich unten mit Ihrer E-Mail an.',
  'signIn.forgot': 'Vergessen?',
  'forgot.title': 'Passwort vergessen?',
  'forgot.lead':
    'Nennen Sie uns Ihre geschäftliche E-Mail, und wir senden Ihnen einen Link, um ein neues zu wählen.',
  'forgot.submit': 'Link senden',
  'forgot.sentTitle': 'Sehen Sie in Ihr Postfach',
  'forgot.sentLead':
    'Wenn sich jemand mit {email} anmeldet, ist ein Link unterwegs. Er gilt eine Stunde. Kommt nichts an, fragen Sie Ihren Admin.',
  'forgot.admin': 'Lassen Sie sich von Ihrem Admin einen Link geben, um ein neues zu wählen.',
  'forgot.back': 'Zurück zur Anmeldung',
  'invite.title': '{workspace} beitreten',
  'invite.lead': '{by} lädt Sie zur Zusammenarbeit in Foyer ein. Ihre Rolle: {role}.',
  'invite.firstLead': 'Dieser Arbeitsbereich wurde in Foyer für Sie angelegt. Ihre Rolle: {role}.',
  'invite.passwordHint':
    'Mindestens 10 Zeichen. Wenn Sie sich mit dieser E-Mail schon bei Foyer anmelden, geben Sie Ihr vorhandenes Passwort ein.',
  'invite.notTheirs':
    'Das ist nicht das Passwort, mit dem Sie sich bei Foyer anmelden. Versuchen Sie es erneut.',
  'invite.byPassword': 'oder mit Passwort',
  'invite.submit': 'Beitreten',
  'invite.over': 'Dieser Link gilt nicht mehr',
  'invite.overLead':
    'Er wurde verwendet oder ersetzt oder ist älter als sieben Tage. Fragen Sie Ihren Admin nach einem neuen.',
  'reset.title': 'Neues Passwort wählen',
  'reset.lead': 'Danach sind Sie hier angemeldet und überall sonst abgemeldet.',
  'reset.submit': 'Speichern und anmelden',
  'reset.overLead': 'Er wurde verwendet oder ersetzt oder ist zu alt. Fordern Sie einen neuen an.',
  'setUp.title': 'Foyer einrichten',
  'setUp.lead':
    'Damit wird der erste Admin angelegt. Das Geheimnis stand beim Start von Foyer auf der Konsole.',
  'setUp.secret': 'Geheimnis zum Einrichten',
  'setUp.workspace': 'Name Ihrer Firma oder Ihres Teams',
  'setUp.name': 'Ihr Name',
  'setUp.passwordHint': 'Mindestens 10 Zeichen. Ein Satz lässt sich am leichtesten merken.',
  'setUp.submit': 'Ersten Admin anlegen',
} satisfies Record<keyof typeof english, string>;
