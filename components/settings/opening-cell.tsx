import { useNow } from '@/lib/client/now';
import { useWords } from '@/lib/words/words-context';
import { Time } from '../ui/time';

interface OpeningCellProps {
  /** ISO. */
  readonly at: string;
  /** What opens, for whom the time alone says nothing. */
  readonly name: (when: string) => string;
  readonly onOpen: () => void;
}

/** The head of a ledger's row: when it was, which opens it. */
export function OpeningCell({ at, name, onOpen }: OpeningCellProps) {
  const { times } = useWords();
  const when = times.stamp(at, useNow());
  return (
    <th scope="row" className="h-11 px-2 text-start font-medium whitespace-nowrap">
      <button
        type="button"
        aria-label={name(when)}
        onClick={onOpen}
        className="inline-flex min-h-7 items-center rounded-sm px-2 text-accent-text hover:bg-active pointer-coarse:min-h-11"
      >
        <Time at={at} text={when} exact={times.exact(at)} />
      </button>
    </th>
  );
}
