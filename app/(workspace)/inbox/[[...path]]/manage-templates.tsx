'use client';

import { PageLink } from '@/components/ui/page-link';
import { useWords } from '@/lib/words/words-context';

/** The way to where templates are entered. */
export function ManageTemplates() {
  const { t } = useWords();
  return (
    <PageLink href="/settings/channels" className="flex-none text-accent-text hover:underline">
      {t('template.manage')}
    </PageLink>
  );
}
