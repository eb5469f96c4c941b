import clsx from 'clsx';

const FIVE = [1, 2, 3, 4, 5] as const;

interface StarsProps {
  /** 1 to 5. */
  readonly rating: number;
  /** Says the same in words. */
  readonly label: string;
  readonly size?: 'sm' | 'lg';
}

/** A rating out of five. */
export function Stars({ rating, label, size = 'sm' }: StarsProps) {
  return (
    <span
      role="img"
      aria-label={label}
      className={clsx('inline-flex shrink-0', size === 'lg' ? 'gap-0.5' : 'gap-px')}
    >
      {FIVE.map((star) => (
        <svg
          key={star}
          aria-hidden="true"
          className={clsx(
            'fill-current',
            size === 'lg' ? 'size-4.5' : 'size-3',
            star <= rating ? 'text-star' : 'text-line-strong',
          )}
        >
          <use href="#mark-google-reviews" />
        </svg>
      ))}
    </span>
  );
}
