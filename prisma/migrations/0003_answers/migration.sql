-- Invisible to Prisma's diff, as it is partial: when a private conversation was answered last, without reading all
-- that its customer wrote since.
CREATE INDEX "message_answer_idx" ON "message"("workspace_id", "conversation_id", "sent_at" DESC)
  WHERE "direction" = 'outbound' AND NOT "is_remotely_deleted";
