import { actorIn, routesOf } from "#lib/http/implement.ts";
import { llmContract } from "#lib/llm/contract.ts";
import {
  getLlmCall,
  getLlmSettings,
  getLlmState,
  getLlmUsage,
  listLlmCalls,
  saveLlmSettings,
  testLlm,
} from "#lib/llm/service.ts";

const routes = routesOf(llmContract);

export const llmRoutes = routes.router({
  state: routes.state.handler(({ context }) => getLlmState(actorIn(context))),
  settings: routes.settings.handler(({ context }) => getLlmSettings(actorIn(context))),
  saveSettings: routes.saveSettings.handler(({ context, input }) => saveLlmSettings(actorIn(context), input)),
  test: routes.test.handler(({ context, input, signal }) => testLlm(actorIn(context), input, signal)),
  usage: routes.usage.handler(({ context }) => getLlmUsage(actorIn(context))),
  calls: routes.calls.handler(({ context, input }) => listLlmCalls(actorIn(context), input)),
  call: routes.call.handler(({ context, input }) => getLlmCall(actorIn(context), input.id)),
});
