'use client';

import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { useWords } from '@/lib/words/words-context';

interface AudioPlayerProps {
  readonly src: string;
  readonly name: string;
  readonly onGone: () => void;
}

const SPEEDS = [1, 1.5, 2] as const;

/** A voice message: play, position, time, speed. Arrow keys on the position seek five seconds. */
export function AudioPlayer({ src, name, onGone }: AudioPlayerProps) {
  const { t } = useWords();
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState(0);
  const toggle = () => (isPlaying ? audio.current?.pause() : audio.current?.play());
  const seek = (to: number) => {
    if (audio.current) audio.current.currentTime = to;
  };
  const faster = () => {
    const next = (speed + 1) % SPEEDS.length;
    if (audio.current) audio.current.playbackRate = SPEEDS[next] ?? 1;
    setSpeed(next);
  };
  return (
    <fieldset className="flex items-center gap-2.5">
      <legend className="sr-only">{t('attachment.audio', { name })}</legend>
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={(event) => setLength(finite(event.currentTarget.duration))}
        onError={onGone}
      >
        <track kind="captions" />
      </audio>
      <button
        type="button"
        aria-label={t(isPlaying ? 'attachment.pause' : 'attachment.play')}
        onClick={toggle}
        className="grid size-8 shrink-0 place-items-center rounded-full bg-surface text-text shadow-1 pointer-coarse:size-11"
      >
        {isPlaying ? <Pause size={14} fill="currentColor" /> : <Play size={14} fill="currentColor" />}
      </button>
      <input
        type="range"
        aria-label={t('attachment.position')}
        aria-valuetext={clockOf(at)}
        min={0}
        max={length || 1}
        step={5}
        value={at}
        onChange={(event) => seek(Number(event.currentTarget.value))}
        className="h-6 w-37 min-w-0 accent-accent"
      />
      <span className="text-12 text-text-2 tabular-nums">{clockOf(isPlaying ? at : length)}</span>
      <button
        type="button"
        onClick={faster}
        aria-label={t('attachment.speed', { n: SPEEDS[speed] ?? 1 })}
        className="min-h-6 min-w-6 text-12 font-medium text-text-2 tabular-nums hover:text-text"
      >
        {SPEEDS[speed]}×
      </button>
    </fieldset>
  );
}

/** Some recordings tell their length only at their end. */
function finite(seconds: number): number {
  return Number.isFinite(seconds) ? seconds : 0;
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
