import type { Sandbox } from '../sandbox';
import { objectId } from '../state/ids';

/** The case of a customer in a thread: opened by their first words, opened again by their next ones. */
export function interventionFor(sandbox: Sandbox, threadId: string, customerId: string, at: number): string {
  const earlier = sandbox.store.contentsOfThread
    .of(threadId)
    .find((content) => content.authorIdentityId === customerId && content.interventionId !== null);
  const id = earlier?.interventionId ?? objectId(at, `intervention ${threadId} ${customerId}`);
  if (!sandbox.store.interventions.get(id)?.isOpen) sandbox.store.interventions.put({ id, isOpen: true });
  return id;
}
