'use client';

import type { Attaching } from '@/components/composer/composer';
import { attach, attachAgain, detach, useAttached } from '@/lib/client/attaching';
import type { DraftPlace } from '@/lib/client/drafts';
import type { Channel } from '@/lib/contract/channel';
import { mostFiles, pickableTypes } from '@/lib/domain/attachment-policy';

/** The files of what is written in a place; undefined where the network or the account takes none. */
export function useAttaching(place: DraftPlace, channel: Channel | undefined): Attaching | undefined {
  const files = useAttached(place);
  if (!channel?.takesUploads || mostFiles(channel.type) === 0) return undefined;
  return {
    files,
    accept: pickableTypes(channel.type),
    isSeveral: mostFiles(channel.type) > 1,
    onAttach: (picked) => attach(place, channel.type, picked),
    onDetach: (id) => detach(place, id),
    onAgain: (id) => attachAgain(place, id),
  };
}
