'use client';

import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useReducer } from 'react';

const loadLine = () => import('./toast-line');
const ToastLine = lazy(loadLine);

// Fetched beside the page: what is to be said when the connection is lost must be here by then.
if (typeof window !== 'undefined') void loadLine();

export interface Toast {
  readonly text: string;
  readonly tone?: 'done' | 'bad';
  readonly action?: {
    readonly label: string;
    readonly run: () => void;
    /** It takes back what was done, which a key does too. */
    readonly isUndo?: true;
  };
  /** ISO time at which its action is over, and it with it; left out or null: after the usual time. */
  readonly until?: string | null;
}

interface Shown extends Toast {
  readonly id: number;
}

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
          <Suspense key={toast.id} fallback={null}>
            <ToastLine
              toast={toast}
              shortcut={toast === latest ? undoShortcut : undefined}
              onEnd={() => dispatch({ hide: toast.id })}
            />
          </Suspense>
        ))}
      </ol>
    </ToastContext>
  );
}
