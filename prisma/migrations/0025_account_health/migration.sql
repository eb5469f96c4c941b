ALTER TABLE "account" ADD COLUMN "monthly_limit" INTEGER;

CREATE TABLE "oddity" (
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "member" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "content_id" TEXT NOT NULL,

    CONSTRAINT "oddity_pkey" PRIMARY KEY ("workspace_id","account_id","member","value")
);
ALTER TABLE "oddity" ADD CONSTRAINT "oddity_workspace_id_account_id_fkey" FOREIGN KEY ("workspace_id", "account_id") REFERENCES "account"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
