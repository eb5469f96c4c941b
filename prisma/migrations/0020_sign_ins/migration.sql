-- People see where they are signed in and end it there; a stranger's failures keep nobody out at their own desk.

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "user_agent" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "sign_in_attempt" ADD COLUMN     "is_known" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "known_address" (
    "agent_id" UUID NOT NULL,
    "address_hash" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_address_pkey" PRIMARY KEY ("agent_id","address_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- AddForeignKey
ALTER TABLE "known_address" ADD CONSTRAINT "known_address_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
