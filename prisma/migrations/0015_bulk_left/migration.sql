-- A bulk change is taken back where a conversation still stands as it was left, whatever else has happened to it.

-- AlterTable
ALTER TABLE "bulk_change_item" DROP COLUMN "version_after",
ADD COLUMN     "left_as" JSONB;
