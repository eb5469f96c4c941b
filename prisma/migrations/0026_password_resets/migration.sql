CREATE TABLE "password_reset" (
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "offered_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("workspace_id","agent_id")
);
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_workspace_id_offered_by_id_fkey" FOREIGN KEY ("workspace_id", "offered_by_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE CASCADE ON UPDATE CASCADE;
