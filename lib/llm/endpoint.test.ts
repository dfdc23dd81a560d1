import { expect, it } from "vitest";
import { endpointProblem, isSameServer } from "#lib/llm/endpoint.ts";

it.each([
  "https://api.openai.com/v1",
  "https://10.0.0.5:8443/v1",
  "http://localhost:11434/v1",
  "http://127.0.0.1:8000",
  "http://[::1]:8000/v1",
  "http://ollama:11434/v1",
  "http://models.internal/v1",
  "http://192.168.1.20/v1",
  "http://172.20.0.3/v1",
])("takes %s", (text) => expect(endpointProblem(text)).toBeUndefined());

it.each([
  ["http://api.example.com/v1", "needs_https"],
  ["http://8.8.8.8/v1", "needs_https"],
  ["http://172.32.0.1/v1", "needs_https"],
  ["http://127.0.0.1.example.com/v1", "needs_https"],
  ["http://[2001:db8::1]/v1", "needs_https"],
  ["http://169.254.169.254/latest", "not_an_address"],
  ["http://0xa9fea9fe/", "not_an_address"],
  ["https://[fe80::1]/v1", "not_an_address"],
  ["https://[::ffff:169.254.169.254]/v1", "not_an_address"],
  ["ftp://example.com", "not_an_address"],
  ["https://user:pass@example.com/v1", "not_an_address"],
  ["https://example.com/v1?key=1", "not_an_address"],
  ["api.openai.com/v1", "not_an_address"],
])("says of %s that it is %s", (text, problem) => expect(endpointProblem(text)).toBe(problem));

it("knows one server by its scheme, name and port", () => {
  expect(isSameServer("https://a.example/v1", "https://A.example:443/v2")).toBe(true);
  expect(isSameServer("https://a.example/v1", "https://a.example:8443/v1")).toBe(false);
  expect(isSameServer("https://a.example/v1", "http://a.example/v1")).toBe(false);
});
