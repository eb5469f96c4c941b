import type { Person } from '@/lib/contract/person';
import type { ConversationList } from './conversation-list';
import type { MessagePages } from './message-pages';

/** A list in which a person's rows carry the newer name. */
export function withPersonInList(list: ConversationList, person: Person): ConversationList {
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      rows: page.rows.map((row) =>
        isOlder(row.conversation.person, person)
          ? { ...row, conversation: { ...row.conversation, person } }
          : row,
      ),
    })),
  };
}

/** A thread in which a person's messages carry the newer name. */
export function withPersonInMessages(pages: MessagePages, person: Person): MessagePages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      messages: page.messages.map((message) =>
        isOlder(message.author, person) ? { ...message, author: person } : message,
      ),
    })),
  };
}

function isOlder(known: Person | null, person: Person): boolean {
  return known !== null && known.id === person.id && known.version < person.version;
}
