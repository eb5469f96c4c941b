-- Conversations that begin here: to whom the message went that begins one, until the platform has told where it lies.

-- AlterTable
ALTER TABLE "message" ADD COLUMN "start" JSONB;

CREATE INDEX "message_start_idx" ON "message"("workspace_id", "account_id", "channel_id") WHERE "start" IS NOT NULL;

-- Who is known by a number or a mail address already, told apart as in lib/server/queries/person-sql.ts.
CREATE INDEX "person_phone_idx" ON "person"("workspace_id", ('+' || regexp_replace("phone", '\D', '', 'g'))) WHERE "phone" IS NOT NULL;
CREATE INDEX "person_email_idx" ON "person"("workspace_id", lower("email")) WHERE "email" IS NOT NULL;
