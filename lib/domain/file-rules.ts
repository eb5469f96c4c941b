/**
 * Which files a message of each channel may carry: what the networks document, and no more than the platform takes in one
 * upload. The sandbox has its own, independent copy, as of all rules.
 */

/** What a file is to a network. */
export type FileKind = 'image' | 'video' | 'audio' | 'file';

/** Files of one kind. */
export interface FileLimit {
  /** Media types, without parameters; null takes any. */
  types: readonly string[] | null;
  /** The largest, in bytes. */
  bytes: number;
}

/** The files a message may carry; a kind that is not there is not taken. */
export interface FileRule {
  /** So many in one message. */
  most: number;
  kinds: Partial<Record<FileKind, FileLimit>>;
}

const MB = 1024 * 1024;

/** As large as a file may be at all: what the platform takes in one upload. */
export const LARGEST_FILE = 50 * MB;

/** Anything, as long as it is not larger. */
const anyUpTo = (bytes: number): FileRule['kinds'] => {
  const limit = { types: null, bytes };
  return { image: limit, video: limit, audio: limit, file: limit };
};

const photos = ['image/jpeg', 'image/png'] as const;

export const fileRules = {
  WhatsApp: {
    most: 10,
    kinds: {
      image: { types: photos, bytes: 5 * MB },
      video: { types: ['video/mp4', 'video/3gpp'], bytes: 16 * MB },
      audio: { types: ['audio/aac', 'audio/amr', 'audio/mp4', 'audio/mpeg', 'audio/ogg'], bytes: 16 * MB },
      file: { types: null, bytes: LARGEST_FILE },
    },
  },
  AppleMessagesForBusiness: { most: 10, kinds: anyUpTo(LARGEST_FILE) },
  Messenger: { most: 10, kinds: { ...anyUpTo(25 * MB), image: { types: null, bytes: 8 * MB } } },
  InstagramMessaging: {
    most: 10,
    kinds: {
      image: { types: [...photos, 'image/gif'], bytes: 8 * MB },
      video: { types: null, bytes: 25 * MB },
      audio: { types: null, bytes: 25 * MB },
    },
  },
  Viber: {
    most: 1,
    kinds: {
      ...anyUpTo(LARGEST_FILE),
      image: { types: photos, bytes: 1 * MB },
      video: { types: ['video/mp4'], bytes: 26 * MB },
    },
  },
  Email: { most: 10, kinds: anyUpTo(25 * MB) },
  EngageMessaging: { most: 10, kinds: anyUpTo(10 * MB) },
  Facebook: {
    most: 1,
    kinds: { image: { types: null, bytes: 8 * MB }, video: { types: null, bytes: 25 * MB } },
  },
  Twitter: {
    most: 4,
    kinds: {
      image: { types: [...photos, 'image/webp', 'image/gif'], bytes: 5 * MB },
      video: { types: ['video/mp4', 'video/quicktime'], bytes: LARGEST_FILE },
    },
  },
} as const satisfies Record<string, FileRule>;
