ALTER TABLE "workspace" ADD COLUMN "person_links" JSONB NOT NULL DEFAULT '[]';
