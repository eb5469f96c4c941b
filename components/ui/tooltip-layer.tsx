'use client';

import { useEffect, useState } from 'react';

interface Tip {
  readonly text: string;
  readonly box: DOMRect;
}

const WAIT_MS = 400;

/**
 * Shows the `data-tip` of whatever is hovered or focused. One layer for the whole page: tips are never cut off by
 * the pane they belong to, and cost nothing until shown. Escape dismisses. Screen readers do not need it: what
 * carries a tip has its own name.
 */
export default function TooltipLayer() {
  const tip = useTip();
  if (!tip) return null;
  const isLow = tip.box.bottom > window.innerHeight - 48;
  const middle = tip.box.left + tip.box.width / 2;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed z-(--z-toast) max-w-72 -translate-x-1/2 animate-fade rounded-sm bg-toast px-2 py-1 text-12 text-toast-text shadow-2"
      style={{
        left: Math.min(Math.max(middle, 80), window.innerWidth - 80),
        ...(isLow ? { bottom: window.innerHeight - tip.box.top + 6 } : { top: tip.box.bottom + 6 }),
      }}
    >
      {tip.text}
    </div>
  );
}

function useTip(): Tip | null {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => watchTips(setTip), []);
  return tip;
}

/** @returns a function that stops watching */
function watchTips(show: (tip: Tip | null) => void): () => void {
  const stop = new AbortController();
  let timer = 0;
  const hide = () => {
    window.clearTimeout(timer);
    show(null);
  };
  const plan = (target: EventTarget | null, wait: number) => {
    hide();
    const owner = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
    const text = owner?.dataset.tip;
    if (!owner || !text) return;
    timer = window.setTimeout(() => {
      if (owner.isConnected && !isOpen(owner)) show({ text, box: owner.getBoundingClientRect() });
    }, wait);
  };
  const on = (type: string, listener: (event: Event) => void) =>
    document.addEventListener(type, listener, { signal: stop.signal, capture: true, passive: true });
  on(
    'pointerover',
    (event) => event instanceof PointerEvent && event.pointerType === 'mouse' && plan(event.target, WAIT_MS),
  );
  on(
    'focusin',
    ({ target }) => target instanceof Element && target.matches(':focus-visible') && plan(target, 0),
  );
  for (const type of ['focusout', 'pointerdown', 'scroll']) on(type, hide);
  on('keydown', (event) => event instanceof KeyboardEvent && event.key === 'Escape' && hide());
  return () => {
    stop.abort();
    window.clearTimeout(timer);
  };
}

/** What a button opened stands where its tip would, and says what the button is for. */
function isOpen(owner: Element): boolean {
  return owner.matches('[aria-expanded=true]') || owner.querySelector('[aria-expanded=true]') !== null;
}
