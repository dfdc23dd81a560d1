import type { Role } from "#lib/auth/permissions.ts";
import type { Db } from "#lib/db/client.ts";
import { type User, type UserListInput, userSchema } from "#lib/users/schema.ts";

const adminsLock = 72707402;

/** Changes of who is an admin queue up here, so that two at once cannot leave nobody. */
export async function lockAdmins(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${adminsLock}::bigint)`;
}

const shape = {
  accounts: { where: { providerId: "credential", password: { not: null } }, select: { id: true }, take: 1 },
  sessions: { select: { updatedAt: true }, orderBy: { updatedAt: "desc" }, take: 1 },
} as const;

type Row = {
  id: string;
  name: string;
  email: string;
  role: Role;
  banned: boolean;
  createdAt: Date;
  accounts: { id: string }[];
  sessions: { updatedAt: Date }[];
};

function toUser(row: Row): User {
  const hasPassword = row.accounts.length > 0;
  const status = hasPassword ? "active" : "invited";
  return userSchema.parse({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    status: row.banned ? "disabled" : status,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.sessions[0]?.updatedAt.toISOString() ?? null,
  });
}

export async function findUser(db: Db, id: string): Promise<User | undefined> {
  const row = await db.user.findUnique({ where: { id }, include: shape });
  return row ? toUser(row) : undefined;
}

export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  return (await db.user.findUnique({ where: { email }, select: { id: true } })) !== null;
}

export async function listUsers(db: Db, input: UserListInput): Promise<{ rows: User[]; total: number }> {
  const search = { contains: input.search, mode: "insensitive" as const };
  const where = {
    ...(input.role ? { role: input.role } : {}),
    ...(input.search ? { OR: [{ name: search }, { email: search }] } : {}),
  };
  const sorts = ["name", "email", "role", "createdAt"] as const;
  const sort = sorts.find((each) => each === input.sort) ?? "name";
  const [rows, total] = await Promise.all([
    db.user.findMany({
      where,
      include: shape,
      orderBy: [{ [sort]: input.direction }, { id: "asc" }],
      skip: (input.page - 1) * input.pageSize,
      take: input.pageSize,
    }),
    db.user.count({ where }),
  ]);
  return { rows: rows.map(toUser), total };
}

export async function insertUser(tx: Db, user: { id: string; name: string; email: string; role: Role }) {
  await tx.user.create({ data: { ...user, emailVerified: true } });
}

export async function updateUserRow(
  tx: Db,
  id: string,
  data: { name?: string; role?: Role; banned?: boolean; locale?: string | null },
): Promise<void> {
  await tx.user.update({ where: { id }, data });
}

export async function deleteUser(tx: Db, id: string): Promise<void> {
  await tx.user.delete({ where: { id } });
}

/** Admins who can sign in, but this one. */
export async function countOtherAdmins(tx: Db, id: string): Promise<number> {
  return tx.user.count({ where: { role: "admin", banned: false, id: { not: id }, accounts: { some: {} } } });
}

export async function endSessions(tx: Db, userId: string, exceptSessionId?: string): Promise<void> {
  await tx.session.deleteMany({
    where: { userId, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
  });
}

export async function hasUsers(db: Db): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}
