// Loaded before the worker: moves its wall clock by the milliseconds in the file that TIDELINE_FAULT_CLOCK names, again
// and again while it runs, as an administrator or a time server would.

import { readFileSync } from "node:fs";

const file = process.env.TIDELINE_FAULT_CLOCK;
const now = Date.now.bind(Date);
let movedMs = 0;

function look(): void {
  try {
    movedMs = Number(readFileSync(file ?? "", "utf8")) || 0;
  } catch {
    movedMs = 0;
  }
}

if (file) {
  look();
  setInterval(look, 250).unref();
  Date.now = () => now() + movedMs;
}
