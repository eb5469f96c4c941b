-- How much customers write on a channel, hour by hour, so that an unusual silence is noticed.

-- CreateTable
CREATE TABLE "channel_hour" (
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_hour_pkey" PRIMARY KEY ("workspace_id","channel_id","hour")
);

-- AddForeignKey
ALTER TABLE "channel_hour" ADD CONSTRAINT "channel_hour_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
