-- Invisible to Prisma's diff, as it is partial: deliveries that wait for their import, oldest first.
CREATE INDEX "webhook_event_accepted_idx" ON "webhook_event"("workspace_id", "account_id", "received_at")
  WHERE "fate" = 'accepted' AND "failures" = 0;
