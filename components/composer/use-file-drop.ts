'use client';

import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

type OnFiles = ((files: File[]) => void) | undefined;

/**
 * Takes files that are dropped or pasted.
 *
 * @param box what they are pasted into
 * @param isForPane they may be dropped anywhere on the conversation around it, not only on the box
 * @returns whether files are held over it
 */
export function useFileDrop(
  box: RefObject<HTMLElement | null>,
  onFiles: OnFiles,
  isForPane: boolean,
): boolean {
  const [isOver, setOver] = useState(false);
  const isOn = onFiles !== undefined;
  const take = useEffectEvent((files: File[]) => onFiles?.(files));
  useEffect(() => {
    const field = box.current;
    const pane = isForPane ? (field?.closest<HTMLElement>('[data-conversation]') ?? field) : field;
    if (!isOn || !field || !pane) return;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node) || !pane.contains(relatedTarget)) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = filesOf(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      // A comment's own box lies inside the pane, and takes what is dropped on it alone.
      event.stopPropagation();
      take(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = filesOf(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    pane.addEventListener('dragover', over);
    pane.addEventListener('dragleave', leave);
    pane.addEventListener('drop', drop);
    field.addEventListener('paste', paste);
    return () => {
      pane.removeEventListener('dragover', over);
      pane.removeEventListener('dragleave', leave);
      pane.removeEventListener('drop', drop);
      field.removeEventListener('paste', paste);
    };
  }, [box, isOn, isForPane]);
  return isOver;
}

/** Text that is copied from a table comes with a picture of it: then the text is meant. */
function filesOf(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/plain')) return [];
  return [...data.files];
}
