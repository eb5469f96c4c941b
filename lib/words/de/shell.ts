import type { shell as english } from '../en/shell';

/** German, as ../en/shell. */
export const shell = {
  'shell.skip': 'Zu den Unterhaltungen springen',
  'shell.main': 'Hauptbereich',
  'shell.inbox': 'Posteingang',
  'shell.admin': 'Admin',
  'shell.you': 'Ich',
  'shell.account': 'Ihr Konto, {name}',
  'shell.away': 'Abwesend',
  'shell.notices': 'Desktop-Hinweise',
  'shell.noticesBlocked': 'Desktop-Hinweise, vom Browser blockiert',
  'shell.replies': 'Textbausteine',
  'shell.login': 'RingCentral-Anmeldung',
  'shell.keys': 'Tastenkürzel',
  'shell.workspaces': 'Arbeitsbereiche',
  'shell.signOut': 'Abmelden',
  'shell.language': 'Sprache',
  'shell.theme.light': 'Hell',
  'shell.theme.dark': 'Dunkel',
  'shell.theme.system': 'Wie das System',
  'shell.titleIn': '{workspace} · Foyer',
  'shell.tabTitle': '{n, plural, =0 {{title}} other {({n}) {title}}}',

  'sidebar.views': 'Ansichten',
  'sidebar.open': 'Ansichten und Kanäle',
  'sidebar.silenced': 'Neue Anmeldung nötig',
  'sidebar.teams': 'Teams',
  'sidebar.saved': 'Gespeichert',
  'sidebar.channels': 'Kanäle',
  'sidebar.noChannels': 'Kanäle erscheinen hier mit ihrer ersten Nachricht.',
  'view.mine': 'Mein Posteingang',
  'view.unassigned': 'Nicht zugewiesen',
  'view.all': 'Alle',
  'view.mentions': 'Erwähnungen',
  'view.snoozed': 'Zurückgestellt',
  'view.undelivered': 'Nicht zugestellt',
  'view.closed': 'Geschlossen',

  'live.connecting': 'Verbindet',
  'live.live': 'Live',
  'live.lastEvent': 'Live, letztes Ereignis vor {span}',
  'live.stale': 'Verbindet neu, letztes Ereignis vor {span}',
  'live.lost': 'Nicht live, verbindet neu',
  'live.offline': 'Offline',

  'banner.offline': '<b>Sie sind offline.</b> Sie können weiterschreiben, nichts geht verloren.',
  'banner.offlineWaiting':
    '<b>Sie sind offline.</b> Sie können weiterschreiben, nichts geht verloren. {n, plural, one {# Antwort geht} other {# Antworten gehen}} hinaus, sobald Sie wieder verbunden sind.',
  'banner.reconnecting':
    '<b>Verbindung wird wiederhergestellt.</b> Seit {time} kommt nichts Neues an. Antworten gehen weiterhin hinaus.',

  'role.agent': 'Agent',
  'role.supervisor': 'Supervisor',
  'role.admin': 'Admin',
} satisfies Record<keyof typeof english, string>;
