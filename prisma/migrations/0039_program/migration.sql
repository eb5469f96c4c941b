-- By which program, in whose name, a message or a note was written or something was done.

-- AlterTable
ALTER TABLE "activity" ADD COLUMN "program" TEXT;

-- AlterTable
ALTER TABLE "message" ADD COLUMN "program" TEXT;

-- AlterTable
ALTER TABLE "note" ADD COLUMN "program" TEXT;
