import { useWords } from '@/lib/words/words-context';

/** Behind the name of whoever it was done in the name of: the program that did it; nothing where a person did. */
export function ProgramMark({ program }: { readonly program: string | null }) {
  const { t } = useWords();
  if (program === null) return null;
  const said = t('message.program', { program });
  return (
    <span data-tip={said} className="inline-flex min-w-0 gap-x-[5px] wrap-anywhere">
      <span aria-hidden="true">·</span>
      <bdi aria-hidden="true">{program}</bdi>
      <span className="sr-only">{said}</span>
    </span>
  );
}
