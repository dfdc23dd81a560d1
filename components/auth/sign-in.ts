export type SignInOutcome = "done" | "wrong" | "disabled" | "too_many" | "failed";

/** Signs in this browser. Which of address and password was wrong is not said: nobody shall learn who has an account. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const response = await fetch("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  }).catch(() => undefined);
  if (response?.ok) return "done";
  if (response?.status === 429) return "too_many";
  if (response?.status === 403) return "disabled";
  return response?.status === 401 || response?.status === 400 ? "wrong" : "failed";
}
