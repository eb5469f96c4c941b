-- Conversations that begin here: to whom the message went that begins one, until the platform has told where it lies.

-- AlterTable
ALTER TABLE "message" ADD COLUMN "start" JSONB;

CREATE INDEX "message_start_idx" ON "message"("workspace_id", "account_id", "channel_id") WHERE "start" IS NOT NULL;
