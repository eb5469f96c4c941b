-- What an incident concerns: the same can be wrong with the reading and the sending of an account at once.
ALTER TABLE "incident" ADD COLUMN "topic" TEXT NOT NULL DEFAULT '';
DROP INDEX "incident_open";
CREATE UNIQUE INDEX "incident_open" ON "incident" ("workspace_id", "account_id", "kind", "topic") WHERE "ended_at" IS NULL;

-- Since when the platform has turned calls away without taking one in between.
ALTER TABLE "call_budget" ADD COLUMN "limited_since" TIMESTAMPTZ(3);
