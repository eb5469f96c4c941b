import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aMessage, aReply, id } from '@/lib/client/testing/examples';
import type { Delivery, Message } from '@/lib/contract/message';
import { addWords } from '@/lib/words/catalogue';
import { failures } from '@/lib/words/en/failures';
import { thread } from '@/lib/words/en/thread';
import { MessageGroupView } from './message-group';
import { answeredOf } from './structured-content';

addWords({ ...thread, ...failures });
afterEach(cleanup);

const asDelivery = (given: Partial<Delivery>) => given as Delivery;

function renderGroup(message: Message, isOnline = true, isForbidden = false) {
  const onRetry = vi.fn();
  const onDiscard = vi.fn();
  const onEdit = vi.fn();
  const onMarkSent = vi.fn();
  const onCancel = vi.fn();
  render(
    <MessageGroupView
      group={{ kind: 'group', key: message.id, direction: message.direction, messages: [message] }}
      answered={answeredOf([message])}
      context={{
        network: 'WhatsApp',
        viewerId: id(800),
        isOnline,
        isForbidden,
        nameOfAgent: (agentId) => (agentId === id(801) ? 'Maya Lindqvist' : undefined),
        brandName: 'Northwind Bikes',
        onRetry,
        onDiscard,
        onEdit,
        onMarkSent,
        onCancel,
        permalinkOf: ({ parentContentId }) => parentContentId && `https://network.example/${parentContentId}`,
      }}
    />,
  );
  return { onRetry, onDiscard, onEdit, onMarkSent, onCancel, said: document.body.textContent ?? '' };
}

describe('what is known of a reply', () => {
  test('on its way says so', () => {
    expect(renderGroup(aReply('queued')).said).toContain('Sending');
  });

  test('without a network says when it will go', () => {
    expect(renderGroup(aReply('queued'), false).said).toContain('Goes out when you are back online');
  });

  test('that RingCentral stored is handed over, which is not the same as sent', () => {
    const { said } = renderGroup(aReply('handed_over'));
    expect(said).toContain('Handed over');
    expect(said).not.toContain('Sent');
  });

  test('that the channel confirmed is sent', () => {
    expect(renderGroup(aReply('confirmed')).said).toContain('You·');
    expect(document.body.textContent).toContain('Sent');
  });

  test('that waits for the send limit says until when', () => {
    const waiting = aReply('waiting', {
      delivery: asDelivery({ waitReason: 'rate-limit', waitUntil: '2025-10-14T14:23:00.000Z' }),
    });
    expect(renderGroup(waiting).said).toContain(
      'RingCentral’s send limit was reached; this goes out at 02:23 PM.',
    );
  });
});

describe('a reply that did not go out', () => {
  const failed = aReply('failed', {
    delivery: asDelivery({ failureCode: 'EDI-021', failureDetail: 'window closed' }),
  });

  test('interrupts with the reason in words and the code last', () => {
    renderGroup(failed);
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toContain('Not sent. WhatsApp no longer takes replies here');
    expect(alert).toMatch(/window closed.*EDI-021/);
  });

  test('can be tried again or given up', async () => {
    const { onRetry, onDiscard } = renderGroup(failed);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(onRetry).toHaveBeenCalledWith(failed);
    expect(onDiscard).toHaveBeenCalledWith(failed);
  });

  test('offers no retry that could only fail again, but to write it anew', async () => {
    const tooLong = aReply('failed', { delivery: asDelivery({ failureCode: 'EDI-033' }) });
    const { onEdit } = renderGroup(tooLong);
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    expect(onEdit).toHaveBeenCalledWith(tooLong);
  });

  test('that the network may take directly leads there; without a way the text goes back', () => {
    const forbidden = { delivery: asDelivery({ failureCode: 'EDI-024' }) };
    renderGroup(aReply('failed', { ...forbidden, parentContentId: 'c1' }));
    const link = screen.getByRole('link', { name: 'Open on WhatsApp' });
    expect(link.getAttribute('href')).toBe('https://network.example/c1');
    cleanup();
    renderGroup(aReply('failed', forbidden));
    expect(screen.getByRole('button', { name: 'Edit' })).toBeDefined();
  });

  test('for want of a right is not offered again until the right is there', () => {
    const refused = aReply('failed', { delivery: asDelivery({ failureCode: 'EDI-019' }) });
    expect(renderGroup(refused, true, true).said).toContain(
      'Ask an admin: the right is given in RingCentral.',
    );
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    cleanup();
    renderGroup(refused);
    expect(screen.getByRole('button', { name: 'Retry' })).toBeDefined();
  });

  test('that others have to cure says who', () => {
    const { said } = renderGroup(aReply('failed', { delivery: asDelivery({ failureCode: 'EDI-009' }) }));
    expect(said).toContain('That is a fault of Foyer. Tell an admin the code. EDI-009');
  });

  test('with a code that nobody knows is told by its class', () => {
    const { said } = renderGroup(aReply('failed', { delivery: asDelivery({ failureCode: 'HTTP-502' }) }));
    expect(said).toContain('Not sent. RingCentral had a fault of its own.');
  });

  test('of which nobody knows is not called lost: a person looks and decides', async () => {
    const unsure = aReply('not_confirmed');
    const { said, onRetry, onMarkSent } = renderGroup(unsure);
    expect(said).toContain('Not confirmed yet.');
    expect(said).toContain('Look on WhatsApp before you send it again.');
    await userEvent.click(screen.getByRole('button', { name: 'It arrived' }));
    expect(onMarkSent).toHaveBeenCalledWith(unsure);
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    expect(onRetry).toHaveBeenCalledWith(unsure);
  });

  test('that a person says has arrived does not claim the channel’s word', () => {
    const { said } = renderGroup(
      aReply('confirmed', { delivery: asDelivery({ failureCode: 'said-by-person' }) }),
    );
    expect(said).toContain('Marked as sent');
  });
});

describe('a reply that nobody outside knows of', () => {
  test('can be taken back while it waits', async () => {
    const waiting = aReply('waiting', { delivery: asDelivery({ waitReason: 'unavailable' }) });
    const { onCancel } = renderGroup(waiting);
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    expect(onCancel).toHaveBeenCalledWith(waiting);
  });

  test('has no such button in the moment it is sent, nor once it is on its way', () => {
    renderGroup(aReply('queued', { sentAt: new Date().toISOString() }));
    renderGroup(aReply('sending'));
    expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
  });
});

describe('whose words they are', () => {
  test.each([
    [aMessage(), 'Leonie Achterberg'],
    [aMessage({ author: null }), 'Unknown person'],
    [aReply('confirmed', { agentId: id(800) }), 'You'],
    [aReply('confirmed', { agentId: id(801) }), 'Maya Lindqvist'],
    [aReply('confirmed', { agentId: null }), 'Northwind Bikes'],
  ])('stands under them: %#', (message, name) => {
    expect(renderGroup(message).said).toContain(`${name}·`);
  });

  test('names the program that wrote them in somebody’s name, and no other', () => {
    const { said } = renderGroup(aReply('confirmed', { agentId: id(801), program: 'Shop bot' }));
    expect(said).toContain('Maya Lindqvist·Shop botthrough the token Shop bot·');
    expect(document.querySelector('[data-tip="through the token Shop bot"]')).not.toBeNull();
    cleanup();
    expect(renderGroup(aReply('confirmed', { agentId: id(801) })).said).not.toContain('through');
  });

  test('written in another tool are marked so', () => {
    const native = aMessage({ direction: 'outbound', isElsewhere: true, agentId: null });
    expect(renderGroup(native).said).toContain('Written on WhatsApp');
  });

  test('that their author deleted are folded away, and struck through when shown', async () => {
    renderGroup(aMessage({ isRemotelyDeleted: true, body: 'never mind' }));
    expect(document.querySelector('del')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show kept copy' }));
    expect(document.querySelector('del')?.textContent).toBe('never mind');
  });

  test('are text and nothing else, whatever they contain', () => {
    renderGroup(
      aMessage({ body: '<img src=x onerror=alert(1)> javascript:alert(1) https://foyer.example/a' }),
    );
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      'https://foyer.example/a',
    ]);
  });
});

describe('a list to choose from', () => {
  const saidOnce = (given: Partial<Message>) => {
    const structured = { type: 'list', title: 'Slots', subtitle: 'Which one?', items: [{ title: 'Monday' }] };
    const { said } = renderGroup(aMessage({ direction: 'outbound', structured, ...given }));
    return ['Slots', 'Which one?', 'Monday'].map((words) => said.split(words).length - 1);
  };

  test.each([
    ['its title', 'Slots'],
    ['its words', 'Which one?'],
  ])('says everything once where the body is %s', (_, body) => {
    expect(saidOnce({ body })).toEqual([1, 1, 1]);
  });

  test('says a body of its own beside them', () => {
    expect(
      renderGroup(aMessage({ structured: { type: 'list', title: 'Slots' }, body: 'Hello' })).said,
    ).toContain('SlotsHello');
  });
});
