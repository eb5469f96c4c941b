CREATE TABLE "team_right" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "can_read" BOOLEAN NOT NULL,
    "can_reply" BOOLEAN NOT NULL,
    "can_start" BOOLEAN NOT NULL,

    CONSTRAINT "team_right_pkey" PRIMARY KEY ("workspace_id","channel_id","team_id")
);
CREATE INDEX "team_right_workspace_id_team_id_idx" ON "team_right"("workspace_id", "team_id");
ALTER TABLE "team_right" ADD CONSTRAINT "team_right_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "team_right" ADD CONSTRAINT "team_right_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
