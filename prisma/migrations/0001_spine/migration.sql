-- CreateEnum
CREATE TYPE "role" AS ENUM ('agent', 'supervisor', 'admin');

-- CreateEnum
CREATE TYPE "generation" AS ENUM ('undetected', 'source', 'channel');

-- CreateEnum
CREATE TYPE "account_state" AS ENUM ('connecting', 'connected', 'needs_sign_in', 'disconnected');

-- CreateEnum
CREATE TYPE "subscription_state" AS ENUM ('none', 'active', 'blacklisted', 'gone', 'polling');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('public', 'private');

-- CreateEnum
CREATE TYPE "conversation_status" AS ENUM ('open', 'snoozed', 'closed');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('inbound', 'outbound');

-- CreateEnum
CREATE TYPE "certainty" AS ENUM ('ours', 'provisional', 'confirmed');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('queued', 'sending', 'waiting', 'handed_over', 'confirmed', 'failed', 'unknown', 'not_confirmed');

-- CreateEnum
CREATE TYPE "webhook_fate" AS ENUM ('accepted', 'imported', 'unknown_type', 'rejected');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "agent_id" UUID NOT NULL,
    "workspace_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "set_up_secret" (
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "set_up_secret_pkey" PRIMARY KEY ("secret_hash")
);

-- CreateTable
CREATE TABLE "worker_beat" (
    "worker_id" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","agent_id")
);

-- CreateTable
CREATE TABLE "account" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "server_url" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret_sealed" TEXT NOT NULL,
    "jwt_sealed" TEXT NOT NULL,
    "generation" "generation" NOT NULL DEFAULT 'undetected',
    "state" "account_state" NOT NULL DEFAULT 'connecting',
    "state_reason" TEXT,
    "access_token_sealed" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_sealed" TEXT,
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "token_generation" INTEGER NOT NULL DEFAULT 0,
    "token_lease_until" TIMESTAMPTZ(3),
    "hook_secret_sealed" TEXT NOT NULL,
    "verification_token_sealed" TEXT NOT NULL,
    "subscription_id" TEXT,
    "subscription_state" "subscription_state" NOT NULL DEFAULT 'none',
    "subscription_expires_at" TIMESTAMPTZ(3),
    "handshake_until" TIMESTAMPTZ(3),
    "imported_count" INTEGER NOT NULL DEFAULT 0,
    "import_page_token" TEXT,
    "import_started_at" TIMESTAMPTZ(3),
    "import_completed_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3),
    "last_sweep_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "call_budget" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "usage_group" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "capacity" DOUBLE PRECISION NOT NULL,
    "refilled_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "call_budget_pkey" PRIMARY KEY ("workspace_id","account_id","usage_group")
);

-- CreateTable
CREATE TABLE "channel" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT,
    "agents_read" BOOLEAN NOT NULL DEFAULT true,
    "agents_reply" BOOLEAN NOT NULL DEFAULT true,
    "agents_start" BOOLEAN NOT NULL DEFAULT false,
    "last_event_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "channel_right" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "can_read" BOOLEAN NOT NULL,
    "can_reply" BOOLEAN NOT NULL,
    "can_start" BOOLEAN NOT NULL,

    CONSTRAINT "channel_right_pkey" PRIMARY KEY ("workspace_id","channel_id","agent_id")
);

-- CreateTable
CREATE TABLE "person" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "group_id" TEXT,
    "network" TEXT,
    "screen_name" TEXT,
    "display_name" TEXT,
    "avatar_url" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "is_ours" BOOLEAN NOT NULL DEFAULT false,
    "fetched_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "audience" "audience" NOT NULL,
    "grouping_key" TEXT NOT NULL,
    "person_id" UUID,
    "title" TEXT,
    "status" "conversation_status" NOT NULL DEFAULT 'open',
    "status_changed_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "assignee_id" UUID,
    "message_count" INTEGER NOT NULL DEFAULT 0,
    "inbound_count" INTEGER NOT NULL DEFAULT 0,
    "read_baseline" INTEGER NOT NULL DEFAULT 0,
    "needs_reply_count" INTEGER NOT NULL DEFAULT 0,
    "failed_count" INTEGER NOT NULL DEFAULT 0,
    "last_message_id" UUID,
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "last_inbound_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "message" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "content_id" TEXT,
    "client_id" UUID,
    "certainty" "certainty" NOT NULL,
    "direction" "direction" NOT NULL,
    "audience" "audience" NOT NULL,
    "kind" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "thread_id" TEXT,
    "parent_content_id" TEXT,
    "person_id" UUID,
    "agent_id" UUID,
    "creator_id" TEXT,
    "body" TEXT NOT NULL,
    "subject" TEXT,
    "language" TEXT,
    "rating" INTEGER,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "structured" JSONB,
    "permalink" TEXT,
    "foreign_id" TEXT,
    "intervention_id" TEXT,
    "is_elsewhere" BOOLEAN NOT NULL DEFAULT false,
    "is_remotely_deleted" BOOLEAN NOT NULL DEFAULT false,
    "content_status" TEXT,
    "sync_status" TEXT,
    "sync_error" TEXT,
    "asks_for_reply" BOOLEAN NOT NULL DEFAULT false,
    "needs_reply" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "modified_at" TIMESTAMPTZ(3) NOT NULL,
    "fingerprint" TEXT,
    "delivery" "delivery_state",
    "failure_code" TEXT,
    "failure_detail" TEXT,
    "wait_until" TIMESTAMPTZ(3),
    "wait_reason" TEXT,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "attempted_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "fence" INTEGER NOT NULL DEFAULT 0,
    "absent_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "read_mark" (
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "read_count" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "read_mark_pkey" PRIMARY KEY ("workspace_id","agent_id","conversation_id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "raw" BYTEA NOT NULL,
    "fate" "webhook_fate" NOT NULL DEFAULT 'accepted',
    "fate_reason" TEXT,
    "content_id" TEXT,
    "is_confirmed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "feed_counter" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "feed_counter_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "feed" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "channel_id" UUID,
    "agent_id" UUID,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "agent_email_key" ON "agent"("email");

-- CreateIndex
CREATE INDEX "session_agent_id_idx" ON "session"("agent_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_email_at_idx" ON "sign_in_attempt"("email", "at");

-- CreateIndex
CREATE UNIQUE INDEX "channel_workspace_id_account_id_external_id_key" ON "channel"("workspace_id", "account_id", "external_id");

-- CreateIndex
CREATE INDEX "channel_right_workspace_id_agent_id_idx" ON "channel_right"("workspace_id", "agent_id");

-- CreateIndex
CREATE INDEX "person_workspace_id_account_id_fetched_at_idx" ON "person"("workspace_id", "account_id", "fetched_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_workspace_id_account_id_external_id_key" ON "person"("workspace_id", "account_id", "external_id");

-- CreateIndex
CREATE INDEX "conversation_workspace_id_last_message_at_id_idx" ON "conversation"("workspace_id", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_workspace_id_channel_id_last_message_at_id_idx" ON "conversation"("workspace_id", "channel_id", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_workspace_id_assignee_id_last_message_at_id_idx" ON "conversation"("workspace_id", "assignee_id", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_workspace_id_person_id_idx" ON "conversation"("workspace_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_workspace_id_channel_id_audience_grouping_key_key" ON "conversation"("workspace_id", "channel_id", "audience", "grouping_key");

-- CreateIndex
CREATE INDEX "message_workspace_id_conversation_id_sent_at_id_idx" ON "message"("workspace_id", "conversation_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "message_workspace_id_account_id_parent_content_id_idx" ON "message"("workspace_id", "account_id", "parent_content_id");

-- CreateIndex
CREATE INDEX "message_workspace_id_person_id_idx" ON "message"("workspace_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_workspace_id_account_id_content_id_key" ON "message"("workspace_id", "account_id", "content_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_workspace_id_client_id_key" ON "message"("workspace_id", "client_id");

-- CreateIndex
CREATE INDEX "read_mark_workspace_id_conversation_id_idx" ON "read_mark"("workspace_id", "conversation_id");

-- CreateIndex
CREATE INDEX "webhook_event_workspace_id_account_id_received_at_idx" ON "webhook_event"("workspace_id", "account_id", "received_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_event_workspace_id_account_id_dedupe_key_key" ON "webhook_event"("workspace_id", "account_id", "dedupe_key");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_budget" ADD CONSTRAINT "call_budget_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_right" ADD CONSTRAINT "channel_right_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_right" ADD CONSTRAINT "channel_right_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_id_person_id_fkey" FOREIGN KEY ("workspace_id", "person_id") REFERENCES "person"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_workspace_id_assignee_id_fkey" FOREIGN KEY ("workspace_id", "assignee_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_id_person_id_fkey" FOREIGN KEY ("workspace_id", "person_id") REFERENCES "person"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversation"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_counter" ADD CONSTRAINT "feed_counter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Invisible to Prisma's diff: partial indexes and the settings of busy tables.

-- Small counts without reading the conversation: what asks for an answer, what did not go out.
CREATE INDEX "message_needs_reply_idx" ON "message"("workspace_id", "conversation_id") WHERE "needs_reply";
CREATE INDEX "message_failed_idx" ON "message"("workspace_id", "conversation_id") WHERE "delivery" IN ('failed', 'not_confirmed');

-- The outbox: what is still to be done, oldest first.
CREATE INDEX "message_unfinished_idx" ON "message"("workspace_id", "conversation_id", "created_at")
  WHERE "delivery" IN ('queued', 'sending', 'waiting', 'unknown');

-- The open list, which is what everybody looks at.
CREATE INDEX "conversation_open_idx" ON "conversation"("workspace_id", "last_message_at" DESC, "id" DESC) WHERE "status" = 'open';

-- The badges, counted without touching a row.
CREATE INDEX "conversation_open_channel_idx" ON "conversation"("workspace_id", "channel_id", "assignee_id") WHERE "status" = 'open';

-- Events that no list page has confirmed yet.
CREATE INDEX "webhook_event_unconfirmed_idx" ON "webhook_event"("workspace_id", "account_id")
  WHERE NOT "is_confirmed" AND "fate" = 'imported';
