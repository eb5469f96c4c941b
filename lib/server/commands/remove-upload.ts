import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';

/** Takes away a file that its owner does not want to send after all. What a reply has taken is not theirs alone any more. */
export async function removeUpload({ workspaceId, agentId }: Viewer, id: string): Promise<void> {
  await inTransaction((tx) =>
    tx.prisma.upload.deleteMany({ where: { workspaceId, id, agentId, messageId: null } }),
  );
}
