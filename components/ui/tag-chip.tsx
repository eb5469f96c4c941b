import clsx from 'clsx';

const tints = {
  slate: 'bg-(--tag-slate) text-(--tag-slate-t)',
  teal: 'bg-(--tag-teal) text-(--tag-teal-t)',
  moss: 'bg-(--tag-moss) text-(--tag-moss-t)',
  sand: 'bg-(--tag-sand) text-(--tag-sand-t)',
  clay: 'bg-(--tag-clay) text-(--tag-clay-t)',
  plum: 'bg-(--tag-plum) text-(--tag-plum-t)',
};

interface TagChipProps {
  readonly name: string;
  readonly colour: keyof typeof tints;
  readonly className?: string;
}

/** A word on its own tint. */
export function TagChip({ name, colour, className }: TagChipProps) {
  return (
    <span
      dir="auto"
      className={clsx(
        'inline-block h-4.5 truncate rounded-full px-[7px] text-12 leading-[1.125rem] forced-colors:border',
        tints[colour],
        className,
      )}
    >
      {name}
    </span>
  );
}
