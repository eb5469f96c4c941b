import type { Sandbox } from '../sandbox';
import type { Channel, Content } from '../state/records';

/** What of a content may change after it was written. */
export interface Rewording {
  readonly body?: string;
  readonly rating?: number;
}

/**
 * The author writes it anew on the network. The platform has no event for that; it shows in the time of the last
 * change only (API notes, section 11).
 */
export function reword(sandbox: Sandbox, content: Content, rewording: Rewording): Content {
  return sandbox.store.contents.put({ ...content, ...rewording, modifiedAt: sandbox.clock.now() });
}

/** The author takes it off the network; no event tells of that either. */
export function takeBack(sandbox: Sandbox, content: Content): Content {
  return sandbox.store.contents.put({
    ...content,
    isRemotelyDeleted: true,
    modifiedAt: sandbox.clock.now(),
  });
}

/** Whether people can change what they have written there. */
export function allowsSecondThoughts({ type }: Channel): boolean {
  switch (type) {
    case 'AppleMessagesForBusiness':
    case 'Email':
    case 'EngageMessaging':
    case 'GoogleBusinessMessages':
      return false;
    case 'Facebook':
    case 'GoogleMyBusiness':
    case 'Instagram':
    case 'InstagramMessaging':
    case 'Linkedin':
    case 'Messenger':
    case 'Twitter':
    case 'Viber':
    case 'WhatsApp':
    case 'Youtube':
      return true;
  }
}
