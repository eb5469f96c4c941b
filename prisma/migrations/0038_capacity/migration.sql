-- How many open conversations colleagues may give somebody; null is any number.

-- AlterTable
ALTER TABLE "membership" ADD COLUMN "capacity" INTEGER;

-- Not in the schema file: Prisma knows no checks.
ALTER TABLE "membership" ADD CONSTRAINT "membership_capacity_range" CHECK ("capacity" BETWEEN 1 AND 500);
