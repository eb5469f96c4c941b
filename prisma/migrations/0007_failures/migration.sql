-- The platform's word that our login may not reply on a channel.

-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "forbidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "forbidden_code" TEXT,
ADD COLUMN     "forbidden_message_id" UUID;
