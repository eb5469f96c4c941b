-- The language for those who have chosen none; 'browser' is what each browser asks for.

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "default_language" TEXT NOT NULL DEFAULT 'browser';
