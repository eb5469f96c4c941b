/**
 * What this browser keeps between visits. Storage may be switched off or full: then nothing is kept, and nothing
 * breaks.
 */
const CHANGED = 'foyer:storage';

/** @returns the value, or null when there is none */
export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a value; null forgets it. Whoever watches is told, in this tab and in others. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Everything kept under keys with this beginning. */
export function readStoredUnder(prefix: string): [key: string, value: string][] {
  try {
    const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => {
      const value = readStored(key);
      return value === null ? [] : [[key, value] as [string, string]];
    });
  } catch {
    return [];
  }
}

/** @returns a function that stops watching */
export function watchStored(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}
