import { edi } from '../http/edi';
import type { Attachment, ChannelType } from '../state/records';

/** Bytes by the first half of a media type; `*` is everything that is not named. What has no row is refused. */
interface NetworkFiles {
  readonly most: number;
  readonly largest: Readonly<Record<string, number>>;
  /** Media types of a family of which the network takes only some. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

const megabytes = (count: number) => count * 1_048_576;
const PLAIN_PHOTOS = ['image/jpeg', 'image/png'];

/** What the networks say of files (API notes, section 10); the platform itself takes no more than 50 MB. */
const NETWORKS: Readonly<Partial<Record<ChannelType, NetworkFiles>>> = {
  WhatsApp: {
    most: 10,
    largest: { image: megabytes(5), video: megabytes(16), audio: megabytes(16), '*': megabytes(50) },
    only: {
      image: PLAIN_PHOTOS,
      video: ['video/mp4', 'video/3gpp'],
      audio: ['audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/amr', 'audio/ogg'],
    },
  },
  AppleMessagesForBusiness: { most: 10, largest: { '*': megabytes(50) } },
  Messenger: { most: 10, largest: { image: megabytes(8), '*': megabytes(25) } },
  InstagramMessaging: {
    most: 10,
    largest: { image: megabytes(8), video: megabytes(25), audio: megabytes(25) },
    only: { image: [...PLAIN_PHOTOS, 'image/gif'] },
  },
  Viber: {
    most: 1,
    largest: { image: megabytes(1), video: megabytes(26), '*': megabytes(50) },
    only: { image: PLAIN_PHOTOS, video: ['video/mp4'] },
  },
  Email: { most: 10, largest: { '*': megabytes(25) } },
  EngageMessaging: { most: 10, largest: { '*': megabytes(10) } },
  Facebook: { most: 1, largest: { image: megabytes(8), video: megabytes(25) } },
  Twitter: {
    most: 4,
    largest: { image: megabytes(5), video: megabytes(50) },
    only: { image: [...PLAIN_PHOTOS, 'image/gif', 'image/webp'], video: ['video/mp4', 'video/quicktime'] },
  },
};

/** Throws EDI-010 for files that the network would not take, each for itself and together. */
export function checkFiles(type: ChannelType, files: readonly Attachment[]): void {
  const rules = NETWORKS[type];
  if (!rules) throw edi('010');
  if (files.length > rules.most) throw edi('010', undefined, `no more than ${rules.most} in one message`);
  for (const file of files) checkFile(rules, file);
}

function checkFile({ largest, only }: NetworkFiles, { contentType, size }: Attachment): void {
  const [family = ''] = contentType.split('/');
  const limit = largest[family] ?? largest['*'];
  const isKnown = only?.[family]?.includes(contentType) ?? true;
  if (limit === undefined || !isKnown) throw edi('010', undefined, `${contentType} is not taken`);
  if (size > limit) throw edi('010', undefined, `${contentType} of more than ${limit} bytes`);
  if (size === 0) throw edi('010', undefined, 'an empty file');
}
