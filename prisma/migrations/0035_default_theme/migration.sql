ALTER TABLE "workspace" ADD COLUMN "default_theme" TEXT NOT NULL DEFAULT 'system';
