import clsx from 'clsx';

interface TimeProps {
  /** ISO time. */
  readonly at: string;
  /** As short as it can be read. */
  readonly text: string;
  /** The exact time and zone, shown as a tip. */
  readonly exact: string;
  readonly className?: string;
}

/** A moment. Isolated from the text around it, which may run the other way. */
export function Time({ at, text, exact, className }: TimeProps) {
  return (
    <time
      dateTime={at}
      data-tip={exact}
      className={clsx('shrink-0 tabular-nums [unicode-bidi:isolate]', className)}
    >
      {text}
    </time>
  );
}
