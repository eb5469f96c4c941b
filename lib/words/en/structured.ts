/** Words of writing a list or a link. */
export const structured = {
  'compose.kind': 'What to send',
  'compose.list': 'List',
  'compose.link': 'Link',
  'compose.listTitle': 'Question',
  'compose.linkTitle': 'Title',
  'compose.subtitle': 'More words',
  'compose.url': 'Address',
  'compose.urlHint': 'Beginning with https://',
  'compose.item': 'Choice {n, number}',
  'compose.itemMore': 'More on choice {n, number}',
  'compose.remove': 'Remove choice {n, number}',
  'compose.add': 'Add a choice',
  'compose.preview': 'As {name} will see it',
  'compose.send': 'Send list',
  'compose.sendLink': 'Send link',
} as const;
