'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useReducer, useState } from 'react';

export interface Toast {
  readonly text: string;
  readonly tone?: 'done' | 'bad';
  readonly action?: {
    readonly label: string;
    readonly run: () => void;
    /** It takes back what was done, which a key does too. */
    readonly isUndo?: true;
  };
}

interface Shown extends Toast {
  readonly id: number;
}

const LIFE_MS = 6000;
const MOST = 3;

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** @returns a function that says what was just done. Errors that need a decision are not for it. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

const UndoContext = createContext<() => void>(() => {});

/** @returns a function that takes back what was done last, as long as its toast is there, and takes the toast away */
export function useUndoLatest(): () => void {
  return useContext(UndoContext);
}

type Step = { readonly show: Toast } | { readonly hide: number };

function reduce(shown: readonly Shown[], step: Step): readonly Shown[] {
  if ('hide' in step) return shown.filter((toast) => toast.id !== step.hide);
  const id = (shown.at(-1)?.id ?? 0) + 1;
  return [...shown, { ...step.show, id }].slice(-MOST);
}

interface ToastProviderProps {
  /** The key that undoes, shown beside it. */
  readonly undoShortcut?: string | undefined;
  readonly children: ReactNode;
}

/** Gives `useToast` to everything inside and shows the toasts at the bottom start of the window. */
export function ToastProvider({ undoShortcut, children }: ToastProviderProps) {
  const [shown, dispatch] = useReducer(reduce, []);
  const show = useMemo(() => (toast: Toast) => dispatch({ show: toast }), []);
  const latest = shown.findLast(({ action }) => action?.isUndo);
  const undoLatest = () => {
    if (!latest) return;
    latest.action?.run();
    dispatch({ hide: latest.id });
  };
  return (
    <ToastContext value={show}>
      <UndoContext value={undoLatest}>{children}</UndoContext>
      <ol
        aria-live="polite"
        className="pointer-events-none fixed start-4 bottom-4 z-(--z-toast) grid justify-items-start gap-2 max-sm:bottom-20"
      >
        {shown.map((toast) => (
          <ToastLine
            key={toast.id}
            toast={toast}
            shortcut={toast === latest ? undoShortcut : undefined}
            onEnd={() => dispatch({ hide: toast.id })}
          />
        ))}
      </ol>
    </ToastContext>
  );
}

interface ToastLineProps {
  readonly toast: Shown;
  readonly shortcut: string | undefined;
  readonly onEnd: () => void;
}

function ToastLine({ toast, shortcut, onEnd }: ToastLineProps) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = window.setTimeout(onEnd, LIFE_MS);
    return () => window.clearTimeout(timer);
  }, [isHeld, onEnd]);
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
