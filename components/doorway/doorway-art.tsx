/** The doorway: for the sign-in page only, in flat colour. */
export function DoorwayArt() {
  return (
    <svg
      viewBox="0 0 780 900"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <rect className="fill-(--art-floor)" y="742" width="780" height="158" />
      <path className="fill-(--art-1)" d="M45 742V397a345 345 0 0 1 690 0V742z" />
      <path className="fill-(--art-2)" d="M120 742V422a270 270 0 0 1 540 0V742z" />
      <path className="fill-(--art-3)" d="M184 742V454a206 206 0 0 1 412 0V742z" />
      <path className="fill-(--art-4)" d="M237 742V491a153 153 0 0 1 306 0V742z" />
      <path className="fill-(--art-door)" d="M285 742V525a105 105 0 0 1 210 0V742z" />
      <path className="fill-(--art-light)" d="M386 742V538c0-34 9-62 28-86 38 12 58 42 58 82V742z" />
      <path className="fill-(--art-spill)" d="M388 742H472L640 900H410z" />
      <path className="fill-(--art-leaf)" d="M352 742V534c0-40 20-70 62-82-18 24-26 52-26 86V776z" />
      <circle className="fill-(--art-light)" cx="376" cy="640" r="5" />
    </svg>
  );
}
