ALTER TABLE "membership" ADD COLUMN "hand_over_to_id" UUID;
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_hand_over_to_id_fkey" FOREIGN KEY ("workspace_id", "hand_over_to_id") REFERENCES "membership"("workspace_id", "agent_id") ON DELETE NO ACTION ON UPDATE CASCADE;
