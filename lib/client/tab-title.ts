import { useEffect } from 'react';

/** Writes the title of the browser's tab. */
export function useTabTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
