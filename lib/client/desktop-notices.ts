import { useSyncExternalStore } from 'react';
import { readStored, watchStored, writeStored } from './storage';

/** `blocked`: the browser was told never to show any; `unsupported`: it cannot. */
export type NoticeState = 'off' | 'on' | 'blocked' | 'unsupported';

const KEY = 'foyer.notices';

function noticeState(): NoticeState {
  if (!('Notification' in window)) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && readStored(KEY) === 'on' ? 'on' : 'off';
}

/** Whether this browser shows notices on the desktop. Off until somebody asks for them. */
export function useNoticeState(): NoticeState {
  return useSyncExternalStore(watchStored, noticeState, () => 'off' as const);
}

/** Turns them on or off. Call it from a click: only then the browser asks for permission. */
export async function wantNotices(isWanted: boolean): Promise<void> {
  const isGranted = isWanted && (await Notification.requestPermission()) === 'granted';
  writeStored(KEY, isGranted ? 'on' : null);
}

interface Notice {
  readonly title: string;
  /** Anybody who passes the screen can read it: never a customer's words. */
  readonly body: string;
  /** Shown once, however many tabs want to. */
  readonly tag: string;
  readonly onOpen: () => void;
}

/** Shows a notice where it is wanted and nobody looks at this tab. */
export function showNotice({ title, body, tag, onOpen }: Notice): void {
  if (!document.hidden || noticeState() !== 'on') return;
  try {
    const notice = new Notification(title, { body, tag });
    notice.onclick = () => {
      window.focus();
      onOpen();
      notice.close();
    };
  } catch {
    // Phones know the word and show none this way.
  }
}
