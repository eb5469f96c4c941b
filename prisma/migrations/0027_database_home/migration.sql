CREATE TABLE "database_home" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "system_identifier" TEXT NOT NULL,
    "database_oid" BIGINT NOT NULL,
    "met_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "database_home_pkey" PRIMARY KEY ("id")
);
