import clsx from 'clsx';

export type GlyphName =
  | 'whatsapp'
  | 'apple'
  | 'google-messages'
  | 'facebook'
  | 'messenger'
  | 'x'
  | 'instagram'
  | 'linkedin'
  | 'youtube'
  | 'google-reviews'
  | 'viber'
  | 'email'
  | 'engage'
  | 'unknown';

/** The disc's colour and what is drawn on it. */
const discs: Record<GlyphName, string> = {
  whatsapp: 'bg-(--ch-whatsapp) text-(--ch-on)',
  apple: 'bg-(--ch-apple) text-(--ch-on-apple)',
  'google-messages': 'bg-(--ch-google-messages) text-(--ch-on)',
  facebook: 'bg-(--ch-facebook) text-(--ch-on)',
  messenger: 'bg-(--ch-facebook) text-(--ch-on)',
  x: 'bg-(--ch-x) text-(--ch-on-x)',
  instagram: 'bg-(--ch-instagram) text-(--ch-on)',
  linkedin: 'bg-(--ch-linkedin) text-(--ch-on)',
  youtube: 'bg-(--ch-youtube) text-(--ch-on)',
  'google-reviews': 'bg-(--ch-google-reviews) text-(--ch-on-google-reviews)',
  viber: 'bg-(--ch-viber) text-(--ch-on)',
  email: 'bg-(--ch-apple) text-(--ch-on-apple)',
  engage: 'bg-(--ch-apple) text-(--ch-on-apple)',
  unknown: 'bg-(--ch-apple) text-(--ch-on-apple)',
};

interface GlyphProps {
  readonly glyph: GlyphName;
  /** Names the channel where no text beside it does; without it the glyph is hidden from screen readers. */
  readonly label?: string;
  readonly className?: string;
}

/** A channel's mark in one colour, that of the text around it. 16 px unless told otherwise. */
export function ChannelGlyph({ glyph, label, className = 'size-4' }: GlyphProps) {
  return (
    <svg
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={clsx('shrink-0 fill-current', className)}
    >
      <use href={`#mark-${glyph}`} />
    </svg>
  );
}

const discSizes = { 16: ['size-4', 'size-2.5'], 20: ['size-5', 'size-3'], 28: ['size-7', 'size-4'] } as const;

/** A channel's mark on its coloured disc: on avatars, beside identities and in the admin's lists, nowhere else. */
export function ChannelDisc({ glyph, label, size = 20 }: GlyphProps & { readonly size?: 16 | 20 | 28 }) {
  const [disc, mark] = discSizes[size];
  return (
    <span
      data-tip={label}
      className={clsx(
        'grid shrink-0 place-items-center rounded-full forced-colors:border',
        disc,
        discs[glyph],
      )}
    >
      <ChannelGlyph glyph={glyph} label={label} className={mark} />
    </span>
  );
}
