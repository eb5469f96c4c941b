-- What became of the mail with an invitation's link.

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN "mailed_at" TIMESTAMPTZ(3), ADD COLUMN "mail_refused_at" TIMESTAMPTZ(3);
