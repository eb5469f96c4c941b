-- A channel of a type that nobody knows takes plain replies once an admin says so.

-- AlterTable
ALTER TABLE "channel" ADD COLUMN "takes_plain_replies" BOOLEAN NOT NULL DEFAULT false;
