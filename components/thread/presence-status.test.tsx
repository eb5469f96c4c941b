import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { aSession, id } from '@/lib/client/testing/examples';
import type { Presence } from '@/lib/domain/presence';
import { HeaderPresence } from './header-presence';
import { PresenceStatus } from './presence-status';

afterEach(cleanup);

const { agents } = aSession();
const maya: Presence = { agentId: id(801), doing: 'viewing' };

/** What is said politely as people come and go. */
function renderStatus() {
  const { rerender } = render(<PresenceStatus colleagues={[]} agents={agents} />);
  return (...colleagues: Presence[]) => {
    rerender(<PresenceStatus colleagues={colleagues} agents={agents} />);
    return screen.getByRole('status').textContent;
  };
}

test('whoever comes is spoken of once in a minute, whatever they do then', () => {
  const say = renderStatus();
  expect(say(maya)).toBe('Maya is viewing');
  expect(say()).toBe('');
  expect(say(maya)).toBe('');
  expect(say({ ...maya, doing: 'typing' })).toBe('');
});

test('who comes later is spoken of alone', () => {
  const say = renderStatus();
  say(maya);
  expect(say({ agentId: id(800), doing: 'typing' }, maya)).toBe('Priya is replying');
});

test('a draft that lies there is not news', () => {
  expect(renderStatus()({ ...maya, doing: 'drafting' })).toBe('');
});

test('the bar names everybody, the most telling first', () => {
  const colleagues: Presence[] = [{ agentId: id(800), doing: 'typing' }, maya];
  render(<HeaderPresence colleagues={colleagues} agents={agents} />);
  expect(screen.getByText('Priya is replying, Maya is viewing')).toBeDefined();
});
