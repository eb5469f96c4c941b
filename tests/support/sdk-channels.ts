import type { Json } from './platform-client';
import type { NewContent } from './sdk-clients';

/** What becomes of what the business sends: it reaches the network, or it is refused with a code. */
export type Outcome = 'Success' | `EDI-${number}`;

export interface ChannelTrial {
  /** A reply to what customers usually write there. */
  readonly reply: Outcome;
  /** A discussion that the business begins, and with what; it may be meant for a person who wrote before. */
  readonly start: Outcome;
  readonly opening: (person: Json) => NewContent;
}

const words = { body: 'The workshop is open again.' };

const template = {
  templateName: 'delivery_update',
  templateLanguage: 'en',
  to: ['+447700900142'],
  components: [
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Keiko' },
        { type: 'text', text: 'on Friday' },
      ],
    },
  ],
};

/** Customers speak first, and are answered. */
const answered: ChannelTrial = { reply: 'Success', start: 'EDI-016', opening: () => words };

/** What each network lets the business do (API notes, sections 7 and 10). */
const TRIALS: Readonly<Record<string, ChannelTrial>> = {
  AppleMessagesForBusiness: answered,
  Email: {
    reply: 'Success',
    start: 'Success',
    opening: () => ({ ...words, title: 'We are open again', to: ['keiko@example.com'] }),
  },
  EngageMessaging: {
    reply: 'Success',
    start: 'Success',
    opening: ({ uuid }) => ({ ...words, to: [String(uuid)] }),
  },
  Facebook: { ...answered, start: 'Success' },
  GoogleBusinessMessages: { ...answered, reply: 'EDI-024' },
  GoogleMyBusiness: answered,
  Instagram: answered,
  InstagramMessaging: answered,
  Linkedin: answered,
  Messenger: answered,
  Twitter: { ...answered, start: 'Success' },
  Viber: answered,
  WhatsApp: { reply: 'Success', start: 'Success', opening: () => template },
  Youtube: answered,
};

/** The trial of a type of channel. Throws for a type that nobody has decided about. */
export function trialOf(type: string): ChannelTrial {
  const trial = TRIALS[type];
  if (!trial) {
    throw new Error(
      `The demo business has a channel of type ${type}. Say in tests/support/sdk-channels.ts whether it takes replies and starts.`,
    );
  }
  return trial;
}
