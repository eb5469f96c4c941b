-- Accounts that an admin connects: by a JWT or by their consent, several to a workspace.

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "base_path" TEXT NOT NULL DEFAULT '/cx/social-messaging/v1',
ADD COLUMN     "event_filters" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "is_generation_fixed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "subscription_detail" TEXT,
ADD COLUMN     "subscription_problem" TEXT,
ADD COLUMN     "user_id" TEXT,
ADD COLUMN     "user_name" TEXT,
ALTER COLUMN "jwt_sealed" DROP NOT NULL;

-- CreateTable
CREATE TABLE "connect_errand" (
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "account_id" UUID,
    "state_hash" TEXT NOT NULL,
    "verifier_sealed" TEXT NOT NULL,
    "given_sealed" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connect_errand_pkey" PRIMARY KEY ("workspace_id","agent_id")
);

-- AddForeignKey
ALTER TABLE "connect_errand" ADD CONSTRAINT "connect_errand_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;
