import type { connect as english } from '../en/connect';

/** German, as ../en/connect. */
export const connect = {
  'connect.title': 'RingCentral-Konto verbinden',
  'connect.again': 'Bei {account} erneut anmelden',
  'connect.step.app': 'App',
  'connect.step.sign-in': 'Anmeldung',
  'connect.step.webhook': 'Webhook',
  'connect.step.messages': 'Nachrichten',
  'connect.done': 'erledigt',

  'connect.offer': 'Weiter mit RingCentral',
  'connect.offer.lead':
    'Sie wechseln auf die Seite von RingCentral und kommen hierher zurück. Foyer liest und schreibt als der Benutzer, der sich dort anmeldet. Er braucht Zugriff auf die Kanäle.',
  'connect.offer.server': 'Server von RingCentral: {server}',
  'connect.offer.ownLead': 'Oder mit einer App, die Sie selbst registriert haben:',
  'connect.offer.own': 'Eigene App verwenden',
  'connect.app.lead':
    'Registrieren Sie in der Entwicklerkonsole von RingCentral eine App mit den Berechtigungen SocialMessaging, SubscriptionWebhook und ReadAccounts und tragen Sie ein, was dort angezeigt wird.',
  'connect.name': 'Name in Foyer',
  'connect.nameHint': 'Steht dort, wo Konten unterschieden werden.',
  'connect.server': 'Serveradresse',
  'connect.clientId': 'Client ID',
  'connect.clientSecret': 'Client Secret',
  'connect.secretHint': 'Wird verschlüsselt aufbewahrt und nie wieder angezeigt.',
  'connect.newSecretHint': 'Nur wenn die App ein neues hat.',
  'connect.advanced': 'Falls Ihr Server abweicht',
  'connect.basePath': 'Pfad von Social Messaging',
  'connect.basePathHint': 'Leer für den üblichen.',
  'connect.generation': 'Verwendete Namen',
  'connect.generation.undetected': 'Erkennen',
  'connect.generation.channel': 'Channels (neuer)',
  'connect.generation.source': 'Sources (älter)',
  'connect.eventFilters': 'Ereignisse',
  'connect.eventFiltersHint': 'Eines pro Zeile. Leer für alle bekannten.',
  'connect.check': 'Prüfen und weiter',

  'connect.signIn.lead':
    'Foyer liest und schreibt als der Benutzer, der sich hier anmeldet. Er braucht Zugriff auf die Kanäle.',
  'connect.way': 'Art der Anmeldung',
  'connect.way.jwt': 'Dienstbenutzer',
  'connect.way.consent': 'Bei RingCentral',
  'connect.jwt': 'JWT-Zugangsdaten',
  'connect.jwtHint':
    'In der Entwicklerkonsole unter „Credentials“ des Benutzers zu erstellen, für den Foyer spricht.',
  'connect.signIn': 'Anmelden und weiter',
  'connect.consent.lead':
    'Sie wechseln auf die Seite von RingCentral und kommen hierher zurück. Tragen Sie diese Adresse bei der App als Weiterleitung ein:',
  'connect.consent': 'Zu RingCentral',
  'connect.back': 'Zurück',

  'connect.webhook.asking': 'RingCentral wird gebeten, Foyer neue Nachrichten zu melden.',
  'connect.webhook.active': 'RingCentral meldet Foyer neue Nachrichten, sobald sie kommen.',
  'connect.webhook.polling':
    'Foyer hat keine öffentliche https-Adresse, deshalb erreicht RingCentral es nicht. Neue Nachrichten werden jede Minute abgefragt.',
  'connect.webhook.pollingCure':
    'Setzen Sie FOYER_URL auf die https-Adresse, die alle verwenden, und starten Sie Foyer neu. Der Webhook entsteht dann von selbst.',
  'connect.webhook.failed':
    'RingCentral konnte den Webhook nicht einrichten. Foyer versucht es von selbst erneut.',
  'connect.webhook.doorShut':
    'RingCentral konnte Foyer unter der öffentlichen Adresse nicht erreichen. Prüfen Sie, ob sie sich aus dem Internet öffnen lässt, mit gültigem Zertifikat.',
  'connect.webhook.continue': 'Weiter',

  'connect.messages.reading': 'Bisher {n} Nachrichten gelesen.',
  'connect.messages.read': 'Alle {n} Nachrichten sind da.',
  'connect.messages.none':
    'Noch ist kein Kanal aufgetaucht. Schreiben Sie an einen der Ihren: Er erscheint dann hier.',
  'connect.messages.channels': 'Gefundene Kanäle',
  'connect.messages.open': 'Posteingang öffnen',
  'connect.messages.stay': 'Fertig',

  'connect.checks': 'Was versucht wurde',
  'connect.checking': 'Wird bei RingCentral versucht',
  'connect.check.address': 'Die Adresse kann zu einem Server gehören',
  'connect.check.server': 'RingCentral antwortet dort',
  'connect.check.clock': 'Die Uhren stimmen überein',
  'connect.check.app': 'Die App ist dort bekannt',
  'connect.check.sign-in': 'Die Anmeldung wird angenommen',
  'connect.check.reading': 'Nachrichten lassen sich lesen',
  'connect.check.subscribing': 'Ereignisse lassen sich abonnieren',
  'connect.said': 'Die Antwort: {detail}',

  'connect.fault.not-an-address': 'Das ist keine Adresse eines Servers.',
  'connect.cure.not-an-address':
    'Geben Sie die Adresse mit https:// davor ein, etwa https://platform.ringcentral.com.',
  'connect.fault.not-https': 'Geheimnisse dürfen nur über https übertragen werden.',
  'connect.cure.not-https':
    'Die Adresse muss mit https:// beginnen. Einfaches http ist nur für einen Server auf eben diesem Rechner.',
  'connect.fault.other-port': 'RingCentral liegt auf dem üblichen Port für https.',
  'connect.cure.other-port': 'Lassen Sie den Port weg.',
  'connect.fault.no-such-host': 'Es gibt keinen Server mit diesem Namen.',
  'connect.cure.no-such-host': 'Prüfen Sie die Adresse auf einen Tippfehler oder das DNS dieses Rechners.',
  'connect.fault.not-reached': 'Der Server ist von hier aus nicht erreichbar.',
  'connect.cure.not-reached':
    'Prüfen Sie die Adresse und ob dieser Rechner eine Verbindung dorthin aufbauen darf.',
  'connect.fault.not-the-platform': 'Dort antwortet etwas, aber nicht RingCentral.',
  'connect.cure.not-the-platform':
    'Prüfen Sie die Adresse. Gemeint ist die der API, nicht die der App oder der Konsole.',
  'connect.fault.platform-busy': 'RingCentral nimmt es gerade nicht an.',
  'connect.cure.platform-busy':
    'Versuchen Sie es in einer Minute erneut. Nichts, was Sie eingegeben haben, ist verloren.',
  'connect.fault.clock-off': 'Die Uhr dieses Rechners und die von RingCentral weichen voneinander ab.',
  'connect.cure.clock-off':
    'Nichts hängt davon ab, aber angezeigte Zeiten können falsch sein. Lassen Sie diesen Rechner seine Uhr über NTP stellen.',
  'connect.fault.wrong-app': 'RingCentral kennt diese App nicht.',
  'connect.cure.wrong-app':
    'Kopieren Sie Client ID und Client Secret neu aus der Entwicklerkonsole. Eine App in der Sandbox hat eine andere Serveradresse.',
  'connect.fault.jwt-refused': 'RingCentral nimmt dieses JWT nicht an.',
  'connect.cure.jwt-refused':
    'Kopieren Sie es vollständig. Es darf nicht abgelaufen sein und muss für diese App zugelassen sein.',
  'connect.fault.grant-not-allowed': 'Die App ist für diese Art der Anmeldung nicht eingerichtet.',
  'connect.cure.grant-not-allowed':
    'Erlauben Sie sie in den Einstellungen der App unter „Auth“ oder wählen Sie die andere Art.',
  'connect.fault.code-refused': 'RingCentral hat die Anmeldung nicht angenommen.',
  'connect.cure.code-refused':
    'Beginnen Sie von vorn. Die Weiterleitungsadresse muss bei der App eingetragen sein.',
  'connect.fault.consent-denied': 'Nichts wurde verbunden: Bei RingCentral wurde es nicht erlaubt.',
  'connect.cure.consent-denied': 'Beginnen Sie von vorn und erlauben Sie es dort.',
  'connect.fault.consent-late':
    'Nichts wurde verbunden: Es dauerte zu lange oder wurde in einem anderen Tab begonnen.',
  'connect.cure.consent-late': 'Beginnen Sie von vorn.',
  'connect.fault.already-connected': 'Dieser Benutzer dieser App ist bereits verbunden.',
  'connect.cure.already-connected':
    'Melden Sie sich als anderer Benutzer an oder verwenden Sie das vorhandene Konto.',
  'connect.fault.no-social-permission': 'Der App fehlt die Berechtigung SocialMessaging.',
  'connect.cure.no-social-permission':
    'Fügen Sie sie der App in der Entwicklerkonsole hinzu und versuchen Sie es dann erneut.',
  'connect.fault.social-off': 'Social Messaging ist für dieses RingCentral-Konto nicht eingeschaltet.',
  'connect.cure.social-off': 'Lassen Sie es von RingCentral für Ihr Konto einschalten.',
  'connect.fault.user-barred': 'Der Benutzer darf Social Messaging nicht verwenden.',
  'connect.cure.user-barred': 'Geben Sie seiner Rolle die Berechtigung im Admin-Portal von RingCentral.',
  'connect.fault.wrong-path': 'Social Messaging liegt nicht unter diesem Pfad.',
  'connect.cure.wrong-path':
    'Lassen Sie den Pfad für den üblichen leer oder fragen Sie RingCentral nach Ihrem.',
  'connect.fault.reading-refused': 'Nachrichten dürfen nicht gelesen werden.',
  'connect.cure.reading-refused': 'Die Antwort von RingCentral nennt den Grund.',
  'connect.fault.no-webhook-permission': 'Der App fehlt die Berechtigung SubscriptionWebhook.',
  'connect.cure.no-webhook-permission':
    'Fügen Sie sie der App in der Entwicklerkonsole hinzu und versuchen Sie es dann erneut.',
  'connect.fault.subscribing-refused': 'Ereignisse dürfen nicht abonniert werden.',
  'connect.cure.subscribing-refused': 'Die Antwort von RingCentral nennt den Grund.',
} satisfies Record<keyof typeof english, string>;
