-- What is told to other systems: who is told, each event that is to be delivered, and every attempt at it.

-- CreateEnum
CREATE TYPE "webhook_delivery_state" AS ENUM ('pending', 'delivered', 'abandoned');

-- CreateTable
CREATE TABLE "outgoing_webhook" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "former_secret_sealed" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "event_types" TEXT[],
    "channel_ids" UUID[],
    "every_channel" BOOLEAN NOT NULL,
    "rest" TEXT,
    "position" BIGINT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "wait_until" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outgoing_webhook_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "order_key" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "webhook_delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "is_head" BOOLEAN NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "replayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "workspace_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "detail" TEXT NOT NULL,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("workspace_id","delivery_id","number")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_workspace_id_webhook_id_created_at_id_idx" ON "webhook_delivery"("workspace_id", "webhook_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "outgoing_webhook" ADD CONSTRAINT "outgoing_webhook_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_id_webhook_id_fkey" FOREIGN KEY ("workspace_id", "webhook_id") REFERENCES "outgoing_webhook"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_workspace_id_delivery_id_fkey" FOREIGN KEY ("workspace_id", "delivery_id") REFERENCES "webhook_delivery"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What may be tried next; what comes after it in its conversation; what is given up soon, and what was.
CREATE INDEX "webhook_delivery_head_idx" ON "webhook_delivery"("workspace_id", "webhook_id", "due_at") WHERE "state" = 'pending' AND "is_head";
CREATE INDEX "webhook_delivery_order_idx" ON "webhook_delivery"("workspace_id", "webhook_id", "order_key", "seq", "id") WHERE "state" = 'pending';
CREATE INDEX "webhook_delivery_expiry_idx" ON "webhook_delivery"("expires_at") WHERE "state" = 'pending';
CREATE INDEX "webhook_delivery_abandoned_idx" ON "webhook_delivery"("workspace_id", "webhook_id", "seq") WHERE "state" = 'abandoned';
