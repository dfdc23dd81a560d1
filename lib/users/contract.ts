import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import { pageOf } from "#lib/http/paging.ts";
import {
  accountSchema,
  accountSessionSchema,
  changePasswordInput,
  firstAdminInput,
  inviteInput,
  updateAccountInput,
  updateUserInput,
  userIdInput,
  userLinkSchema,
  userListInput,
  userSchema,
  welcomeInput,
} from "#lib/users/schema.ts";

const tags = ["People"];
const done = z.object({ done: z.literal(true) });

export const usersContract = {
  list: operation("user:manage", { method: "GET", path: "/users", summary: "People who sign in", tags })
    .input(userListInput)
    .output(pageOf(userSchema)),
  invite: operation("user:manage", {
    method: "POST",
    path: "/users",
    summary: "Invite a person: answers a link, shown once, with which they choose a password",
    tags,
  })
    .input(inviteInput)
    .output(userLinkSchema),
  update: operation("user:manage", {
    method: "PATCH",
    path: "/users/{id}",
    summary: "Change a person's name or role",
    tags,
  })
    .input(updateUserInput)
    .output(userSchema),
  disable: operation("user:manage", {
    method: "POST",
    path: "/users/{id}/disable",
    summary: "Sign a person out everywhere and keep them out",
    tags,
  })
    .input(userIdInput)
    .output(userSchema),
  enable: operation("user:manage", {
    method: "POST",
    path: "/users/{id}/enable",
    summary: "Let a disabled person in again",
    tags,
  })
    .input(userIdInput)
    .output(userSchema),
  createLink: operation("user:manage", {
    method: "POST",
    path: "/users/{id}/link",
    summary: "Make a new link to choose a password with; former links stop working",
    tags,
  })
    .input(userIdInput)
    .output(userLinkSchema),
  remove: operation("user:manage", {
    method: "DELETE",
    path: "/users/{id}",
    summary: "Remove a person; what they did stays in the audit log",
    tags,
  })
    .input(userIdInput)
    .output(done),
};

const accountTags = ["Own account"];

export const accountContract = {
  get: operation("account:own", {
    method: "GET",
    path: "/account",
    summary: "Who I am",
    tags: accountTags,
  }).output(accountSchema),
  update: operation("account:own", {
    method: "PATCH",
    path: "/account",
    summary: "Change my name or language",
    tags: accountTags,
  })
    .input(updateAccountInput)
    .output(accountSchema),
  changePassword: operation("account:own", {
    method: "POST",
    path: "/account/password",
    summary: "Change my password; signs out every other browser",
    tags: accountTags,
  })
    .input(changePasswordInput)
    .output(done),
  sessions: operation("account:own", {
    method: "GET",
    path: "/account/sessions",
    summary: "Where I am signed in",
    tags: accountTags,
  }).output(z.array(accountSessionSchema)),
  endSession: operation("account:own", {
    method: "DELETE",
    path: "/account/sessions/{id}",
    summary: "Sign out one browser",
    tags: accountTags,
  })
    .input(userIdInput)
    .output(done),
};

export const welcomeContract = {
  createFirstAdmin: operation("public", {
    method: "POST",
    path: "/first-admin",
    summary: "Create the first admin and name the shop; only while there is nobody",
    tags: ["First visit"],
  })
    .input(firstAdminInput)
    .output(done),
  choosePassword: operation("public", {
    method: "POST",
    path: "/welcome",
    summary: "Choose a password with the link an admin made",
    tags: ["First visit"],
  })
    .input(welcomeInput)
    .output(z.object({ email: z.string() })),
};
