import type { templates as english } from '../en/templates';

/** German, as ../en/templates. */
export const templates = {
  'template.search': 'Vorlage suchen',
  'template.list': 'Vorlagen',
  'template.matching': 'Vorlagen zu „{typed}“',
  'template.none': 'Keine Vorlage passt zu „{typed}“',
  'template.noneYet':
    'Noch keine Vorlagen. {network} nimmt nur an, was dort genehmigt ist; ein Admin trägt es in den Einstellungen ein.',
  'template.failed': 'Die Vorlagen ließen sich nicht laden.',
  'template.manage': 'Verwalten',
  'template.back': 'Andere Vorlage',
  'template.blank': 'Platzhalter {name}',
  'template.preview': 'So liest es {name}',
  'template.send': 'Vorlage senden',
  'template.sendTo': 'Vorlage auf {network} an {name} senden',
  'template.fillFirst': 'Zuerst alle Platzhalter ausfüllen.',

  'templates.title': 'Vorlagen von {channel}',
  'templates.lead':
    'Was {network} genehmigt hat. Es geht auch dort hinaus, wo freier Text nicht darf; Agenten füllen die Platzhalter aus.',
  'templates.empty': 'Noch keine Vorlagen',
  'templates.emptyFact':
    'RingCentral kann sie nicht auflisten. Tragen Sie jede ein, oder fügen Sie den Export Ihres Meta-Kontos ein.',
  'templates.new': 'Neue Vorlage',
  'templates.paste': 'JSON einfügen',
  'templates.name': 'Name',
  'templates.nameHint': 'Wie genehmigt: Kleinbuchstaben, Ziffern und Unterstriche.',
  'templates.language': 'Sprache',
  'templates.languageHint': 'Etwa en, de oder en_US.',
  'templates.body': 'Text',
  'templates.bodyHint': 'Wie genehmigt, mit den Platzhaltern:',
  'templates.bodyWrong':
    'Nummerieren Sie die Platzhalter lückenlos ab eins, oder benennen Sie alle in Kleinbuchstaben.',
  'templates.taken': 'Der Kanal hat diesen Namen in dieser Sprache schon.',
  'templates.change': '{name} ({language}) ändern',
  'templates.remove': '{name} ({language}) entfernen',
  'templates.saved': 'Gespeichert. {name}',
  'templates.removed': 'Entfernt. {name}',
  'templates.pasteHint':
    'Was Meta unter message_templates antwortet, oder eine Liste mit name, language und body.',
  'templates.pasted': 'JSON',
  'templates.pasteWrong': 'Darin ist keine Liste von Vorlagen.',
  'templates.pasteNone': 'Keine davon lässt sich übernehmen.',
  'templates.take': '{n, plural, =0 {Übernehmen} one {Eine übernehmen} other {# übernehmen}}',
  'templates.left': '{n, plural, one {Eine ausgelassen} other {# ausgelassen}}',
  'templates.imported':
    '{added, number} hinzugefügt, {replaced, number} geändert, {unchanged, number} wie zuvor',
  'templates.left.unreadable': 'kein Name oder keine Sprache',
  'templates.left.not-approved': 'nicht genehmigt',
  'templates.left.no-text': 'kein Text',
  'templates.left.needs-more': 'braucht eine Datei oder hat Platzhalter außerhalb des Texts',
  'templates.left.not-valid': 'ein Name, eine Sprache oder ein Platzhalter, den es so nicht gibt',
} satisfies Record<keyof typeof english, string>;
