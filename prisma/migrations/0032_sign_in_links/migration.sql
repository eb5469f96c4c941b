-- Who signs in at an identity provider: by what it calls them, once it has vouched for their e-mail.

-- CreateTable
CREATE TABLE "sign_in_link" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "agent_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_agent_id_issuer_key" ON "sign_in_link"("agent_id", "issuer");

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
