import { notFound } from "next/navigation";

/** An address of no page: said inside the shell to who is signed in, and after signing in to others. */
export default function MissingPage() {
  notFound();
}
