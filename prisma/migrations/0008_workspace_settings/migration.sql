-- How long a reply waits before it goes out, so that its author can take it back.

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "undo_private_seconds" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undo_public_seconds" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
