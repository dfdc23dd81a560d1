-- Whether a user's own claim is kept was looked for among all links with each message. It is left to the next message of each to note.
ALTER TABLE "customer" ADD COLUMN "own_claim_at" TIMESTAMPTZ(3);
