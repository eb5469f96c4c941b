import type { login as english } from '../en/login';

/** German, as ../en/login. */
export const login = {
  'login.lead':
    'Ist Ihre eigene Anmeldung verknüpft, führt RingCentral Sie als Verfasser dessen, was Sie senden.',
  'login.none':
    'Nicht verknüpft. Ihre Antworten gehen über die gemeinsame Anmeldung Ihres Arbeitsbereichs hinaus; Ihr Name bleibt hier daran.',
  'login.linked': 'Verknüpft als {name}',
  'login.linkedNameless': 'Verknüpft',
  'login.linkedFact': 'Ihre Antworten gehen seit dem {time} darüber hinaus.',
  'login.expired': 'Abgelaufen',
  'login.expiredFact':
    'Sie ließ sich am {time} nicht erneuern. Bis Sie sie wieder verknüpfen, gehen Ihre Antworten über die gemeinsame Anmeldung Ihres Arbeitsbereichs hinaus.',
  'login.refused': 'RingCentral lässt diese Anmeldung auf {channel} nicht antworten.',
  'login.link': 'Anmeldung verknüpfen',
  'login.linkTo': 'Ihre Anmeldung mit {account} verknüpfen',
  'login.again': 'Neu verknüpfen',
  'login.unlink': 'Trennen',
  'login.unlinked':
    'Getrennt. Ihre Antworten gehen über die gemeinsame Anmeldung Ihres Arbeitsbereichs hinaus.',
  'login.end.linked': 'Ihre Anmeldung ist verknüpft.',
  'login.end.denied': 'Nicht verknüpft: Bei RingCentral wurde es nicht erlaubt.',
  'login.end.busy':
    'Nicht verknüpft: RingCentral nimmt gerade keine Anmeldungen an. Versuchen Sie es in einer Minute erneut.',
  'login.end.late':
    'Nicht verknüpft: Es dauerte zu lange oder wurde in einem anderen Tab begonnen. Beginnen Sie von vorn.',
  'login.end.failed':
    'Nicht verknüpft: RingCentral hat die Anmeldung nicht angenommen. Beginnen Sie von vorn; hilft das nicht, lassen Sie einen Admin die Einstellungen der App dort prüfen.',
  'login.noAccount': 'Kein RingCentral-Konto ist verbunden',
  'login.noAccountFact': 'Sobald ein Admin eines verbunden hat, können Sie Ihre Anmeldung hier verknüpfen.',
  'login.failed': 'Ihre Anmeldung ließ sich nicht lesen',
} satisfies Record<keyof typeof english, string>;
