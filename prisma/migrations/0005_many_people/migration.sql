-- Room for many people: teams, states, tags, drafts, notes, mentions, activities, views, canned replies, bulk.

-- CreateEnum
CREATE TYPE "availability" AS ENUM ('available', 'away');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateEnum
CREATE TYPE "window_state" AS ENUM ('none', 'open', 'closing', 'closed');

-- CreateEnum
CREATE TYPE "draft_mode" AS ENUM ('public', 'private', 'note');

-- CreateEnum
CREATE TYPE "change_outcome" AS ENUM ('done', 'unchanged', 'refused');

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "return_after_minutes" INTEGER DEFAULT 30;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "availability" "availability" NOT NULL DEFAULT 'available',
ADD COLUMN     "away_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "is_marked_needs_reply" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "needs_reply_marked_at" TIMESTAMPTZ(3),
ADD COLUMN     "priority" "priority" NOT NULL DEFAULT 'normal',
ADD COLUMN     "rating" INTEGER,
ADD COLUMN     "snoozed_by_id" UUID,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "team_id" UUID,
ADD COLUMN     "window_state" "window_state" NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "read_mark" ADD COLUMN     "is_marked_unread" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "team" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "workspace_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("workspace_id","team_id","agent_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "conversation_tag" (
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "conversation_tag_pkey" PRIMARY KEY ("workspace_id","conversation_id","tag_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "mode" "draft_mode" NOT NULL,
    "answers" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "begun_after_id" UUID,
    "revision" BIGINT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("workspace_id","agent_id","conversation_id","mode","answers")
);

-- CreateTable
CREATE TABLE "note" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "edited_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "mention" (
    "workspace_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("workspace_id","note_id","agent_id")
);

-- CreateTable
CREATE TABLE "activity" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID,
    "agent_id" UUID,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "canned_reply" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "shortcut" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "canned_reply_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "bulk_change" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "act" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "bulk_change_item" (
    "workspace_id" UUID NOT NULL,
    "bulk_change_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "outcome" "change_outcome",
    "code" TEXT,
    "before" JSONB,
    "version_after" INTEGER,

    CONSTRAINT "bulk_change_item_pkey" PRIMARY KEY ("workspace_id","bulk_change_id","conversation_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_workspace_id_name_key" ON "team"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "team_member_workspace_id_agent_id_idx" ON "team_member"("workspace_id", "agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_workspace_id_name_key" ON "tag"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "conversation_tag_workspace_id_tag_id_conversation_id_idx" ON "conversation_tag"("workspace_id", "tag_id", "conversation_id");

-- CreateIndex
CREATE INDEX "draft_workspace_id_conversation_id_idx" ON "draft"("workspace_id", "conversation_id");

-- CreateIndex
CREATE INDEX "note_workspace_id_conversation_id_created_at_id_idx" ON "note"("workspace_id", "conversation_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "note_workspace_id_client_id_key" ON "note"("workspace_id", "client_id");

-- CreateIndex
CREATE INDEX "activity_workspace_id_conversation_id_at_id_idx" ON "activity"("workspace_id", "conversation_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_workspace_id_at_id_idx" ON "activity"("workspace_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "saved_view_workspace_id_agent_id_idx" ON "saved_view"("workspace_id", "agent_id");

-- CreateIndex
CREATE INDEX "canned_reply_workspace_id_agent_id_idx" ON "canned_reply"("workspace_id", "agent_id");

-- CreateIndex
CREATE INDEX "bulk_change_workspace_id_agent_id_idx" ON "bulk_change"("workspace_id", "agent_id");

-- CreateIndex
CREATE INDEX "bulk_change_item_workspace_id_conversation_id_idx" ON "bulk_change_item"("workspace_id", "conversation_id");

-- CreateIndex
CREATE INDEX "conversation_workspace_id_team_id_last_message_at_id_idx" ON "conversation"("workspace_id", "team_id", "last_message_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_id_snoozed_by_id_fkey" FOREIGN KEY ("workspace_id", "snoozed_by_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_tag" ADD CONSTRAINT "conversation_tag_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_tag" ADD CONSTRAINT "conversation_tag_workspace_id_tag_id_fkey" FOREIGN KEY ("workspace_id", "tag_id") REFERENCES "tag"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_workspace_id_note_id_fkey" FOREIGN KEY ("workspace_id", "note_id") REFERENCES "note"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "canned_reply" ADD CONSTRAINT "canned_reply_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change" ADD CONSTRAINT "bulk_change_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change_item" ADD CONSTRAINT "bulk_change_item_workspace_id_bulk_change_id_fkey" FOREIGN KEY ("workspace_id", "bulk_change_id") REFERENCES "bulk_change"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change_item" ADD CONSTRAINT "bulk_change_item_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invisible to Prisma's diff: partial indexes and checks.
CREATE INDEX "conversation_snoozed_idx" ON "conversation" ("workspace_id", "snoozed_until") WHERE "status" = 'snoozed';
CREATE INDEX "conversation_unsent_idx" ON "conversation" ("workspace_id", "last_message_at" DESC, "id" DESC)
  WHERE "failed_count" > 0;
CREATE INDEX "conversation_window_idx" ON "conversation" ("workspace_id", "last_inbound_at")
  WHERE "window_state" IN ('open', 'closing');
CREATE INDEX "mention_open_idx" ON "mention" ("workspace_id", "agent_id", "conversation_id") WHERE "done_at" IS NULL;
CREATE INDEX "mention_conversation_idx" ON "mention" ("workspace_id", "conversation_id") WHERE "done_at" IS NULL;
CREATE UNIQUE INDEX "canned_reply_shared_shortcut_key" ON "canned_reply" ("workspace_id", "shortcut") WHERE "is_shared";
CREATE UNIQUE INDEX "canned_reply_own_shortcut_key" ON "canned_reply" ("workspace_id", "agent_id", "shortcut")
  WHERE NOT "is_shared";
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_snooze_check"
  CHECK ("status" = 'snoozed' OR "snoozed_until" IS NULL);

-- What is here already. Windows are opened and closed by the job that moves them.
UPDATE "conversation" SET "rating" = head."rating" FROM "message" AS head
  WHERE head."workspace_id" = "conversation"."workspace_id" AND head."conversation_id" = "conversation"."id"
    AND head."kind" = 'review';
UPDATE "conversation" SET "language" = last."language" FROM (
  SELECT DISTINCT ON ("workspace_id", "conversation_id") "workspace_id", "conversation_id", "language" FROM "message"
  WHERE "direction" = 'inbound' ORDER BY "workspace_id", "conversation_id", "sent_at" DESC, "content_id" DESC
) AS last
  WHERE last."workspace_id" = "conversation"."workspace_id" AND last."conversation_id" = "conversation"."id";
UPDATE "conversation" SET "window_state" = CASE
    WHEN "last_inbound_at" + CASE "channel"."type" WHEN 'WhatsApp' THEN interval '24 hours' ELSE interval '7 days' END
      > now() THEN 'open'::"window_state" ELSE 'closed' END
  FROM "channel"
  WHERE "channel"."workspace_id" = "conversation"."workspace_id" AND "channel"."id" = "conversation"."channel_id"
    AND "conversation"."audience" = 'private' AND "conversation"."last_inbound_at" IS NOT NULL
    AND "channel"."type" IN ('WhatsApp', 'Messenger', 'InstagramMessaging');
