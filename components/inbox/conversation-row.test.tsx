import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aRow, aSession, at, id } from '@/lib/client/testing/examples';
import type { Conversation } from '@/lib/contract/conversation';
import { viewFilter } from '@/lib/domain/view';
import { ConversationRow, type ConversationRowProps } from './conversation-row';

afterEach(cleanup);

const session = aSession();
const lastMessage = aRow().conversation.lastMessage;

function renderRow(given: Partial<Conversation> = {}, props: Partial<ConversationRowProps> = {}) {
  const onOpen = vi.fn();
  render(
    <ConversationRow
      row={aRow(given)}
      channel={session.channels[0]}
      agents={session.agents}
      viewerId={session.agent.id}
      tags={[]}
      draft={null}
      lostTo={null}
      colleagues={[]}
      trouble={null}
      filter={viewFilter('all')}
      isCurrent={false}
      isChosen={false}
      isTabStop
      leftAs={null}
      now={Date.parse(at(30))}
      onOpen={onOpen}
      {...props}
    />,
  );
  return { link: screen.getByRole('link'), onOpen };
}

describe('a row of the list', () => {
  test('says who, where, how private, what is unread, what was said, who owns it and when', () => {
    const { link } = renderRow({ assigneeId: id(801) });
    expect(link.getAttribute('aria-label')).toBe(
      'Leonie Achterberg, WhatsApp, Private, 1 unread, Hi! My Kestrel makes a loud click, Northwind Workshop UK, ' +
        'Needs reply, Assigned to Maya Lindqvist, 12:00 PM',
    );
  });

  test('leads to its conversation and opens it without leaving the page', async () => {
    const { link, onOpen } = renderRow();
    expect(link.getAttribute('href')).toBe(`/inbox/all/${id(1)}`);
    await userEvent.click(link);
    expect(onOpen).toHaveBeenCalledWith(id(1));
  });

  test('keeps its tab where one is wanted: a click with Control is left to the browser', async () => {
    const { link, onOpen } = renderRow();
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(link);
    expect(onOpen).not.toHaveBeenCalled();
  });

  test('puts what did not go out before where it comes from', () => {
    const { link } = renderRow({ failedCount: 1 });
    expect(link.textContent).toContain('1 not sent');
    expect(link.textContent).not.toContain('Northwind Workshop UK');
  });

  test('says why it did not go out, by which code, since when and whose it is, to eyes and ears', () => {
    const trouble = {
      cause: 'WhatsApp does not take this text.',
      code: 'EDI-033',
      age: '2 h 05',
      owner: 'for the team',
    };
    const { link } = renderRow({ failedCount: 1 }, { trouble });
    expect(link.textContent).toContain('WhatsApp does not take this text.EDI-033');
    expect(link.textContent).toContain('1 not sent · 2 h 05 · for the team');
    expect(link.getAttribute('aria-label')).toContain(
      '1 not sent, 2 h 05, for the team, WhatsApp does not take this text., EDI-033',
    );
  });

  test('says who was quicker to take it', () => {
    const { link } = renderRow({ assigneeId: id(801) }, { lostTo: 'Maya Lindqvist' });
    expect(link.textContent).toContain('Maya Lindqvist took it first.');
    expect(link.getAttribute('aria-label')).toContain('Maya Lindqvist took it first.');
  });

  test('shows the viewer’s own unsent words', () => {
    const { link } = renderRow({}, { draft: 'There is a rack' });
    expect(link.textContent).toContain('Draft: There is a rack');
  });

  test('says who else is in it: the one who replies by name, and the others in its own name', () => {
    const colleagues = [
      { agentId: id(801), doing: 'typing' as const },
      { agentId: id(802), doing: 'viewing' as const },
    ];
    const agents = [...session.agents, { ...session.agent, id: id(802), name: 'Jonas Weber' }];
    const { link } = renderRow({}, { colleagues, agents });
    expect(link.textContent).toContain('Maya +1');
    expect(link.getAttribute('aria-label')).toContain('Maya is replying, Jonas is viewing');
  });

  test('says that a colleague has a draft there', () => {
    const { link } = renderRow({}, { colleagues: [{ agentId: id(801), doing: 'drafting' }] });
    expect(link.getAttribute('aria-label')).toContain('Maya has a draft');
  });

  test('says whose words the last ones were when they were ours', () => {
    const ours = lastMessage && {
      ...lastMessage,
      direction: 'outbound' as const,
      snippet: 'See you Thursday',
    };
    const { link } = renderRow({ lastMessage: ours && { ...ours, agentId: session.agent.id } });
    expect(link.textContent).toContain('You: See you Thursday');
    cleanup();
    const colleague = renderRow({ lastMessage: ours && { ...ours, agentId: id(801) } });
    expect(colleague.link.textContent).toContain('Maya: See you Thursday');
  });

  test('titles a post by itself, names the commenter and counts what is open', () => {
    const { link } = renderRow({
      channelType: 'Facebook',
      audience: 'public',
      title: 'Autumn service week',
      inboundCount: 38,
      needsReplyCount: 6,
    });
    expect(link.textContent).toContain('Autumn service week');
    expect(link.textContent).toContain('Leonie: Hi! My Kestrel');
    expect(link.textContent).toContain('6 of 38 to answer');
  });

  test('gives a review its stars in words too', () => {
    const { link } = renderRow({
      channelType: 'GoogleMyBusiness',
      audience: 'public',
      lastMessage: lastMessage && { ...lastMessage, rating: 2 },
    });
    expect(link.getAttribute('aria-label')).toContain('2 of 5 stars');
  });

  test('has a neutral name for somebody nobody knows yet', () => {
    const { link } = renderRow({ person: null });
    expect(link.textContent).toContain('Unknown person');
  });
});
