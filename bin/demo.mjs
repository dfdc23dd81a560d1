// `npm run demo`: the same as `npm start`, with a demo shop in a database and folder of its own.
process.env.TIDELINE_DEMO = "true";
await import("./start.mjs");
