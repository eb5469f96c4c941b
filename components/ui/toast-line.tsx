'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Toast } from './toasts';

const LIFE_MS = 6000;

/** Milliseconds. */
function lifeOf({ until }: Toast): number {
  return until ? Math.max(0, Date.parse(until) - Date.now()) : LIFE_MS;
}

interface ToastLineProps {
  readonly toast: Toast;
  readonly shortcut: string | undefined;
  readonly onEnd: () => void;
}

/** One toast. It goes by itself, but not while somebody is at it. */
export default function ToastLine({ toast, shortcut, onEnd }: ToastLineProps) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = window.setTimeout(onEnd, lifeOf(toast));
    return () => window.clearTimeout(timer);
  }, [isHeld, onEnd, toast]);
  const { action } = toast;
  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex min-h-9.5 max-w-[min(28rem,calc(100vw-2rem))] animate-rise items-center gap-2.5 rounded-md bg-toast px-3 py-2 text-toast-text shadow-2"
    >
      {toast.tone === 'bad' ? (
        <CircleAlert size={16} className="text-toast-danger" />
      ) : (
        <CircleCheck size={16} />
      )}
      <span dir="auto">{toast.text}</span>
      {action && (
        <button
          type="button"
          className="min-h-6 font-semi text-toast-action"
          onClick={() => {
            action.run();
            onEnd();
          }}
        >
          {action.label}
        </button>
      )}
      {shortcut && (
        <kbd className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-xs border border-current font-sans text-11 opacity-70 pointer-coarse:hidden">
          {shortcut}
        </kbd>
      )}
    </li>
  );
}
