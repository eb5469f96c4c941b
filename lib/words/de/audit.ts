import type { audit as english } from '../en/audit';

/** German, as ../en/audit. */
export const audit = {
  'audit.lead': 'Was an diesem Arbeitsbereich getan wurde, von wem und wann. Neueste zuerst.',
  'audit.time': 'Wann',
  'audit.what': 'Was getan wurde',
  'audit.part': 'Bereich',
  'audit.person': 'Person',
  'audit.everybody': 'Alle',
  'audit.everything': 'Alles',
  'audit.group.people': 'Personen',
  'audit.group.channels': 'Kanäle',
  'audit.group.work': 'Arbeit',
  'audit.group.system': 'System',
  'audit.search': 'Protokoll durchsuchen',
  'audit.empty': 'Noch wurde nichts getan',
  'audit.emptyFact': 'Was Admins und Supervisoren am Arbeitsbereich tun, steht hier.',
  'audit.noMatch': 'Nichts passt',
  'audit.failed': 'Das Protokoll ließ sich nicht laden',
  'audit.operator': 'Der Betreiber',
  'audit.through': 'über <b>{program}</b>',
  'audit.gone': '(nicht mehr vorhanden)',

  'audit.said.set-up': '<b>{who}</b> hat Foyer eingerichtet',
  'audit.said.workspace-created': '<b>{who}</b> hat diesen Arbeitsbereich angelegt',
  'audit.said.workspace-suspended': '<b>{who}</b> hat diesen Arbeitsbereich gesperrt',
  'audit.said.workspace-resumed': '<b>{who}</b> hat diesen Arbeitsbereich wieder freigegeben',
  'audit.said.workspace-exported': '<b>{who}</b> hat diesen Arbeitsbereich exportiert',
  'audit.said.demo-reset': '<b>{who}</b> hat die Demo neu begonnen',
  'audit.said.undoPrivateSeconds':
    '<b>{who}</b> hat eingestellt: Antworten in Chats warten {n, plural, =0 {nicht} one {# Sekunde} other {# Sekunden}}',
  'audit.said.undoPublicSeconds':
    '<b>{who}</b> hat eingestellt: Öffentliche Antworten warten {n, plural, =0 {nicht} one {# Sekunde} other {# Sekunden}}',
  'audit.said.returnAfterMinutes':
    '<b>{who}</b> hat eingestellt: Arbeit kehrt nach {n, plural, one {# Minute} other {# Minuten}} Abwesenheit zurück',
  'audit.said.defaultLanguage':
    '<b>{who}</b> hat die Sprache für alle ohne eigene Wahl eingestellt: {language, select, browser {wie der Browser es wünscht} other {{name}}}',
  'audit.said.defaultTheme':
    '<b>{who}</b> hat die Farben für alle ohne eigene Wahl eingestellt: {theme, select, light {hell} dark {dunkel} other {wie das System}}',
  'audit.said.timeZone': '<b>{who}</b> hat die Zeitzone auf <b>{zone}</b> gesetzt',
  'audit.said.businessHours': '<b>{who}</b> hat die Geschäftszeiten geändert',
  'audit.said.personLinks':
    '<b>{who}</b> hat die Links von einer Person zu Ihren Systemen geändert: {n, plural, =0 {keine} one {jetzt einer} other {jetzt #}}',
  'audit.said.returnNever':
    '<b>{who}</b> hat eingestellt: Arbeit bleibt bei der Person, auch wenn sie abwesend ist',
  'audit.said.workspace-changed': '<b>{who}</b> hat die Einstellungen des Arbeitsbereichs gespeichert',
  'audit.said.bulk-changed':
    '<b>{who}</b> hat {n, plural, one {# Unterhaltung} other {# Unterhaltungen}} auf einmal geändert: {act}',
  'audit.said.bulk-undone':
    '<b>{who}</b> hat eine Änderung an {n, plural, one {# Unterhaltung} other {# Unterhaltungen}} rückgängig gemacht',
  'audit.said.agent-invited': '<b>{who}</b> hat <b>{email}</b> als {role} eingeladen',
  'audit.said.invitation-withdrawn': '<b>{who}</b> hat die Einladung an <b>{email}</b> widerrufen',
  'audit.said.agent-added': '<b>{who}</b> ist als {role} beigetreten',
  'audit.said.role-changed': '<b>{who}</b> hat die Rolle von <b>{subject}</b> geändert: {role} statt {from}',
  'audit.said.capacity-set':
    '<b>{who}</b> hat festgelegt, wie viel andere <b>{subject}</b> zuweisen dürfen: {n, plural, =0 {beliebig viele offene Unterhaltungen} one {eine offene Unterhaltung} other {# offene Unterhaltungen}}',
  'audit.said.password-reset-offered':
    '<b>{who}</b> hat für <b>{subject}</b> einen Link zur Wahl eines neuen Passworts erstellt',
  'audit.said.agent-signed-out': '<b>{who}</b> hat <b>{subject}</b> überall abgemeldet',
  'audit.said.password-reset-mailed':
    '<b>{who}</b> hat per E-Mail einen Link zur Wahl eines neuen Passworts erhalten',
  'audit.said.password-changed': '<b>{who}</b> hat das eigene Passwort geändert',
  'audit.said.agent-let-out': '<b>{who}</b> hat <b>{subject}</b> deaktiviert',
  'audit.said.agent-let-in': '<b>{who}</b> hat <b>{subject}</b> wieder aktiviert',
  'audit.said.canned-reply-shared': '<b>{who}</b> hat den Textbaustein <b>{name}</b> geteilt',
  'audit.said.canned-reply-withdrawn': '<b>{who}</b> hat den Textbaustein <b>{name}</b> zurückgezogen',
  'audit.said.view-shared': '<b>{who}</b> hat die Ansicht <b>{name}</b> geteilt',
  'audit.said.view-withdrawn': '<b>{who}</b> hat die Ansicht <b>{name}</b> zurückgezogen',
  'audit.said.tag-saved': '<b>{who}</b> hat das Schlagwort <b>{name}</b> gespeichert',
  'audit.said.tag-merged': '<b>{who}</b> hat das Schlagwort <b>{name}</b> in <b>{into}</b> überführt',
  'audit.said.tag-removed': '<b>{who}</b> hat das Schlagwort <b>{name}</b> entfernt',
  'audit.said.channel-removed': '<b>{who}</b> hat den leeren Kanal <b>{channel}</b> entfernt',
  'audit.said.channel-added': '<b>{who}</b> hat den Kanal <b>{channel}</b> hinzugefügt',
  'audit.said.channels-ordered': '<b>{who}</b> hat die Kanäle umgeordnet',
  'audit.said.channel-hidden':
    '<b>{who}</b> hat den Kanal <b>{channel}</b> in der Seitenleiste {isOn, select, yes {verborgen} other {wieder gezeigt}}',
  'audit.said.channel-closed':
    '<b>{who}</b> hat den Kanal <b>{channel}</b> {isOn, select, yes {geschlossen} other {wieder geöffnet}}',
  'audit.said.channel-named': '<b>{who}</b> hat einem Kanal den Namen <b>{name}</b> gegeben',
  'audit.said.channel-unnamed': '<b>{who}</b> hat den Namen eines Kanals entfernt',
  'audit.said.channel-retested':
    '<b>{who}</b> lässt Antworten auf dem Kanal <b>{channel}</b> erneut versuchen',
  'audit.said.channel-rights-changed':
    '<b>{who}</b> hat festgelegt, was Agenten auf dem Kanal <b>{channel}</b> dürfen: {rights}',
  'audit.said.plain-replies-set':
    '<b>{who}</b> hat einfache Antworten auf dem Kanal <b>{channel}</b> {isOn, select, yes {eingeschaltet} other {ausgeschaltet}}',
  'audit.said.template-saved':
    '<b>{who}</b> hat die Vorlage <b>{name}</b> ({language}) des Kanals <b>{channel}</b> gespeichert',
  'audit.said.template-removed':
    '<b>{who}</b> hat die Vorlage <b>{name}</b> ({language}) des Kanals <b>{channel}</b> entfernt',
  'audit.said.templates-imported':
    '<b>{who}</b> hat Vorlagen des Kanals <b>{channel}</b> eingetragen: {added} neu, {replaced} ersetzt',
  'audit.said.account-connected': '<b>{who}</b> hat das Konto <b>{account}</b> verbunden',
  'audit.said.account-signed-in': '<b>{who}</b> hat das Konto <b>{account}</b> erneut angemeldet',
  'audit.said.account-disconnected': '<b>{who}</b> hat das Konto <b>{account}</b> getrennt',
  'audit.said.account-checked': '<b>{who}</b> hat das Konto <b>{account}</b> geprüft',
  'audit.said.account-changed': '<b>{who}</b> hat das Konto <b>{account}</b> geändert',
  'audit.said.own-login-linked': '<b>{who}</b> hat die eigene RingCentral-Anmeldung verknüpft',
  'audit.said.own-login-unlinked': '<b>{who}</b> hat die eigene RingCentral-Anmeldung getrennt',
  'audit.said.team-saved':
    '<b>{who}</b> hat das Team <b>{name}</b> mit {n, plural, one {# Person} other {# Personen}} gespeichert',
  'audit.said.team-removed': '<b>{who}</b> hat das Team <b>{name}</b> entfernt',
  'audit.said.own-rights-changed':
    '<b>{who}</b> hat festgelegt, was nur <b>{subject}</b> auf dem Kanal <b>{channel}</b> darf: {rights}',
  'audit.said.own-rights-ended':
    '<b>{who}</b> hat <b>{subject}</b> auf dem Kanal <b>{channel}</b> die Rechte aller Agenten gegeben',
  'audit.said.team-rights-changed':
    '<b>{who}</b> hat festgelegt, was das Team <b>{name}</b> auf dem Kanal <b>{channel}</b> darf: {rights}',
  'audit.said.events-replayed':
    '<b>{who}</b> hat {n, plural, one {# Zustellung} other {# Zustellungen}} erneut abgespielt',
  'audit.said.token-made': '<b>{who}</b> hat den API-Token <b>{name}</b> erstellt',
  'audit.said.token-revoked': '<b>{who}</b> hat den API-Token <b>{name}</b> widerrufen',
  'audit.said.webhook-made': '<b>{who}</b> hat den Webhook <b>{name}</b> erstellt',
  'audit.said.webhook-changed': '<b>{who}</b> hat den Webhook <b>{name}</b> geändert',
  'audit.said.webhook-paused': '<b>{who}</b> hat den Webhook <b>{name}</b> angehalten',
  'audit.said.webhook-resumed': '<b>{who}</b> hat den Webhook <b>{name}</b> fortgesetzt',
  'audit.said.webhook-removed': '<b>{who}</b> hat den Webhook <b>{name}</b> entfernt',
  'audit.said.webhook-secret-renewed':
    '<b>{who}</b> hat dem Webhook <b>{name}</b> ein neues Geheimnis gegeben',
  'audit.said.webhook-replayed':
    '<b>{who}</b> hat {n, plural, one {# Ereignis} other {# Ereignisse}} erneut an den Webhook <b>{name}</b> gesendet',
  'audit.said.intake-exported': '<b>{who}</b> hat das Eingangsprotokoll exportiert',
  'audit.said.audit-exported': '<b>{who}</b> hat das Protokoll exportiert',
  'audit.act.status': 'Status',
  'audit.act.snooze': 'Zurückstellung',
  'audit.act.needs-reply': 'zu beantworten',
  'audit.act.priority': 'Priorität',
  'audit.act.tags': 'Schlagwörter',
  'audit.act.read': 'gelesen/ungelesen',
  'audit.act.assign': 'Zuständigkeit',
  'audit.right.canRead': 'lesen',
  'audit.right.canReply': 'antworten',
  'audit.right.canStart': 'beginnen',
  'audit.right.none': 'nichts',
} satisfies Record<keyof typeof english, string>;
