-- An account may be of the deployment's own app, whose secret is in the environment and in no row.

-- AlterTable
ALTER TABLE "account" ALTER COLUMN "client_secret_sealed" DROP NOT NULL;
