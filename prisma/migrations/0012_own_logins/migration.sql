-- Replying as yourself: an agent's own RingCentral login, its calls counted by themselves, and whose login sent a reply.

-- CreateEnum
CREATE TYPE "own_login_state" AS ENUM ('linked', 'expired');

-- AlterTable
ALTER TABLE "call_budget" ADD COLUMN "login_of" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
ALTER TABLE "call_budget" DROP CONSTRAINT "call_budget_pkey",
ADD CONSTRAINT "call_budget_pkey" PRIMARY KEY ("workspace_id", "account_id", "login_of", "usage_group");

-- AlterTable
ALTER TABLE "message" ADD COLUMN "login" TEXT;

-- CreateTable
CREATE TABLE "own_login" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "user_name" TEXT,
    "state" "own_login_state" NOT NULL DEFAULT 'linked',
    "access_token_sealed" TEXT NOT NULL,
    "access_token_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "refresh_token_sealed" TEXT,
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "token_generation" INTEGER NOT NULL DEFAULT 0,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "expired_at" TIMESTAMPTZ(3),

    CONSTRAINT "own_login_pkey" PRIMARY KEY ("workspace_id","account_id","agent_id")
);

-- CreateTable
CREATE TABLE "own_login_refusal" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "message_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "own_login_refusal_pkey" PRIMARY KEY ("workspace_id","channel_id","agent_id")
);

-- CreateTable
CREATE TABLE "login_errand" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "state_hash" TEXT NOT NULL,
    "verifier_sealed" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_errand_pkey" PRIMARY KEY ("workspace_id","account_id","agent_id")
);

-- AddForeignKey
ALTER TABLE "own_login" ADD CONSTRAINT "own_login_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_login" ADD CONSTRAINT "own_login_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_login_refusal" ADD CONSTRAINT "own_login_refusal_workspace_id_account_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "account_id", "agent_id") REFERENCES "own_login"("workspace_id", "account_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_login_refusal" ADD CONSTRAINT "own_login_refusal_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_errand" ADD CONSTRAINT "login_errand_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_errand" ADD CONSTRAINT "login_errand_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;
