-- A link to join is sealed here until it was mailed; whoever forgot their password may have a link by mail beside an admin's.

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "secret_sealed" TEXT;

-- AlterTable
ALTER TABLE "password_reset" ADD COLUMN     "is_mailed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mailed_at" TIMESTAMPTZ(3),
ALTER COLUMN "offered_by_id" DROP NOT NULL,
DROP CONSTRAINT "password_reset_pkey",
ADD CONSTRAINT "password_reset_pkey" PRIMARY KEY ("workspace_id", "agent_id", "is_mailed");
