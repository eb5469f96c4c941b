interface DoorHeadingProps {
  readonly title: string;
  readonly lead: string;
}

/** What a page before the door says first. */
export function DoorHeading({ title, lead }: DoorHeadingProps) {
  return (
    <div className="mb-5.5">
      <h1 className="mb-1.5 text-24 font-semi tracking-figure" dir="auto">
        {title}
      </h1>
      <p className="text-14 text-text-2">{lead}</p>
    </div>
  );
}
