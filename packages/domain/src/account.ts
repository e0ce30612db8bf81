import { z } from "zod";

/** Roles, each with all the rights of those before it. */
export const ROLES = ["reader", "analyst", "editor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** What a role may do; the least role that may. One table for the API, the interface and its tests. */
export const PERMISSIONS = {
  "search.read": "reader",
  "case.read": "reader",
  "digest.read": "reader",
  "feed.read": "reader",
  "case.work": "analyst",
  "parked.read": "analyst",
  "case.publish": "editor",
  "digest.edit": "editor",
  "digest.send": "editor",
  "feed.poll": "editor",
  "parked.replay": "administrator",
  "account.manage": "administrator",
  "audit.read": "administrator",
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof PERMISSIONS;

/** Whether `role` may do `permission`. */
export function may(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(PERMISSIONS[permission]);
}

/** A colleague who signs in. Never a person who is spoken about. */
export const accountSchema = z.object({
  id: z.string(),
  /** Name to sign in with. */
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
  displayName: z.string().min(1).max(80),
  role: z.enum(ROLES),
  /** Key of the public body the account belongs to; such an account cannot decide claims about that body. */
  body: z.string().nullable(),
  /** scrypt parameters, salt and hash; never leaves the store. */
  password: z.string(),
  mustChangePassword: z.boolean(),
  disabled: z.boolean(),
  createdAt: z.string(),
});
export type Account = z.infer<typeof accountSchema>;

export const sessionSchema = z.object({
  /** Hash of the cookie's token: a stolen database opens no session. */
  id: z.string(),
  account: z.string(),
  expiresAt: z.string(),
  createdAt: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;
