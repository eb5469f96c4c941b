'use client';

import { useDefaultLanguage } from '@/lib/client/language';
import { useSession } from '@/lib/client/queries/session';
import { useDefaultTheme } from '@/lib/client/theme';
import Keyboard from './keyboard';
import MentionNotices from './mention-notices';

/** What nobody misses before there is something to see: it is not part of the first load. */
export default function Later() {
  const { defaultTheme, defaultLanguage } = useSession().workspace;
  useDefaultTheme(defaultTheme);
  useDefaultLanguage(defaultLanguage);
  return (
    <>
      <MentionNotices />
      <Keyboard />
    </>
  );
}
