import { LoaderCircle } from 'lucide-react';

/** Turns while something is under way. Where motion is unwanted it is gone, and the word beside it says it. */
export function Spinner({ size = 13 }: { readonly size?: number }) {
  return <LoaderCircle size={size} className="shrink-0 motion-safe:animate-spin motion-reduce:hidden" />;
}
