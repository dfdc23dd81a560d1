import { actorIn, routesOf, sessionIn } from "#lib/http/implement.ts";
import {
  changePassword,
  endOwnSession,
  getAccount,
  listOwnSessions,
  updateAccount,
} from "#lib/users/account-service.ts";
import { accountContract, usersContract, welcomeContract } from "#lib/users/contract.ts";
import {
  createPersonLink,
  disablePerson,
  enablePerson,
  invitePerson,
  listPeople,
  removePerson,
  updatePerson,
} from "#lib/users/service.ts";
import { choosePassword, createFirstAdmin } from "#lib/users/welcome-service.ts";

const users = routesOf(usersContract);
const account = routesOf(accountContract);
const welcome = routesOf(welcomeContract);

export const usersRoutes = users.router({
  list: users.list.handler(({ context, input }) => listPeople(actorIn(context), input)),
  invite: users.invite.handler(({ context, input }) => invitePerson(actorIn(context), input)),
  update: users.update.handler(({ context, input }) => updatePerson(actorIn(context), input)),
  disable: users.disable.handler(({ context, input }) => disablePerson(actorIn(context), input.id)),
  enable: users.enable.handler(({ context, input }) => enablePerson(actorIn(context), input.id)),
  createLink: users.createLink.handler(({ context, input }) => createPersonLink(actorIn(context), input.id)),
  remove: users.remove.handler(({ context, input }) => removePerson(actorIn(context), input.id)),
});

export const accountRoutes = account.router({
  get: account.get.handler(({ context }) => getAccount(sessionIn(context))),
  update: account.update.handler(({ context, input }) => updateAccount(sessionIn(context), input)),
  changePassword: account.changePassword.handler(({ context, input }) =>
    changePassword(sessionIn(context), input),
  ),
  sessions: account.sessions.handler(({ context }) => listOwnSessions(sessionIn(context))),
  endSession: account.endSession.handler(({ context, input }) => endOwnSession(sessionIn(context), input.id)),
});

export const welcomeRoutes = welcome.router({
  createFirstAdmin: welcome.createFirstAdmin.handler(({ input }) => createFirstAdmin(input)),
  choosePassword: welcome.choosePassword.handler(({ input }) => choosePassword(input)),
});
