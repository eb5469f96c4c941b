'use client';

import { useEffect, useRef, useState } from 'react';
import { presencePhrases } from '@/lib/client/presence-words';
import type { Agent } from '@/lib/contract/agent';
import type { Presence } from '@/lib/domain/presence';
import { useWords } from '@/lib/words/words-context';

/** Milliseconds in which somebody is spoken of once at most. */
const QUIET_MS = 60_000;

interface PresenceStatusProps {
  readonly colleagues: readonly Presence[];
  readonly agents: readonly Agent[];
}

/** Says politely who came into the conversation or began to write: once per person and minute (DESIGN §7). */
export function PresenceStatus({ colleagues, agents }: PresenceStatusProps) {
  const { t } = useWords();
  const before = useRef<readonly Presence[]>([]);
  const saidAt = useRef(new Map<string, number>());
  const [text, setText] = useState('');
  useEffect(() => {
    const now = Date.now();
    const news = colleagues.filter(
      (one) =>
        one.doing !== 'drafting' &&
        !before.current.some(({ agentId, doing }) => agentId === one.agentId && doing === one.doing) &&
        now - (saidAt.current.get(one.agentId) ?? 0) >= QUIET_MS,
    );
    before.current = colleagues;
    for (const { agentId } of news) saidAt.current.set(agentId, now);
    // What stands there already is not said a second time, so it goes with whom it was about.
    if (news.length > 0 || colleagues.length === 0) setText(presencePhrases(news, agents, t).join(', '));
  }, [colleagues, agents, t]);
  return (
    <span role="status" className="sr-only">
      {text}
    </span>
  );
}
