-- What the operator of a deployment does with its workspaces: they have a time zone, may be suspended, and their first
-- admin is invited by nobody in them.

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "time_zone" TEXT NOT NULL DEFAULT 'UTC',
ADD COLUMN "suspended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "invitation" ALTER COLUMN "invited_by_id" DROP NOT NULL;
