-- What a network has approved beforehand, by channel, and the template that a message of ours was made from.

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "template" JSONB;

-- CreateTable
CREATE TABLE "template" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_workspace_id_channel_id_name_language_key" ON "template"("workspace_id", "channel_id", "name", "language");

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
