ALTER TABLE "workspace" ADD COLUMN "business_hours" JSONB NOT NULL DEFAULT '{"weekdays": [[], [], [], [], [], [], []], "holidays": []}';
