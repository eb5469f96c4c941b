-- What reconciliation remembers: how far the sweep has come, what it skipped, what was found, what went wrong.

ALTER TYPE "webhook_fate" ADD VALUE 'quarantined';

ALTER TABLE "account"
  ADD COLUMN "swept_until" TIMESTAMPTZ(3),
  ADD COLUMN "deep_check_started_at" TIMESTAMPTZ(3),
  ADD COLUMN "deep_check_completed_at" TIMESTAMPTZ(3),
  ADD COLUMN "deep_check_page_token" TEXT,
  ADD COLUMN "call_failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "calls_paused_until" TIMESTAMPTZ(3);

ALTER TABLE "channel"
  ADD COLUMN "last_sweep_at" TIMESTAMPTZ(3),
  ADD COLUMN "holes_found" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "holes_filled" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "webhook_event"
  ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "replayed_at" TIMESTAMPTZ(3);

CREATE TABLE "sweep_gap" (
  "workspace_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "since" TIMESTAMPTZ(3),
  "page_token" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "sweep_gap_pkey" PRIMARY KEY ("workspace_id", "account_id", "id")
);

CREATE TABLE "incident" (
  "workspace_id" UUID NOT NULL,
  "account_id" UUID NOT NULL,
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "detail" TEXT,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),

  CONSTRAINT "incident_pkey" PRIMARY KEY ("workspace_id", "account_id", "id")
);

CREATE INDEX "incident_workspace_id_account_id_started_at_idx"
  ON "incident" ("workspace_id", "account_id", "started_at" DESC);

-- An incident of a kind is open once at most, so that noticing it again makes no second one.
CREATE UNIQUE INDEX "incident_open" ON "incident" ("workspace_id", "account_id", "kind") WHERE "ended_at" IS NULL;

ALTER TABLE "sweep_gap" ADD CONSTRAINT "sweep_gap_workspace_id_account_id_fkey"
  FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "incident" ADD CONSTRAINT "incident_workspace_id_account_id_fkey"
  FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account" ("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
