import 'server-only';
import { isLoopback } from '@/lib/domain/connect';

/**
 * Can the platform deliver webhooks to us? It insists on https in production; a platform on this machine, which is
 * the sandbox, reaches anything on this machine.
 *
 * @param ourUrl where people and webhooks reach Foyer
 * @param serverUrl the platform's address
 */
export function canReach(ourUrl: string, serverUrl: string): boolean {
  const ours = new URL(ourUrl);
  if (isLoopback(ours.hostname)) return isLoopback(new URL(serverUrl).hostname);
  return ours.protocol === 'https:' || isLoopback(new URL(serverUrl).hostname);
}
