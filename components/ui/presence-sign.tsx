import { Eye, FilePen, PencilLine } from 'lucide-react';

const signs = { typing: PencilLine, viewing: Eye, drafting: FilePen };

interface PresenceSignProps {
  readonly doing: keyof typeof signs;
  readonly size: number;
}

/** What a colleague is doing, as a sign. Words stand beside it or in the name of what it is part of. */
export function PresenceSign({ doing, size }: PresenceSignProps) {
  const Sign = signs[doing];
  return <Sign size={size} className="shrink-0" />;
}
