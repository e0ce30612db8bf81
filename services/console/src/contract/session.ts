import { PERMISSIONS, ROLES } from "@langnghe/domain";
import { z } from "zod";

const permissionNames = Object.keys(PERMISSIONS) as [keyof typeof PERMISSIONS, ...(keyof typeof PERMISSIONS)[]];

/** An account as the interface sees it: never its password. */
export const accountView = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  body: z.string().nullable(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: z.string(),
});
export type AccountView = z.infer<typeof accountView>;

/** GET /api/session, and the answer of POST /api/session {name, password}. 401 without a session. */
export const sessionView = z.object({ account: accountView, permissions: z.array(z.enum(permissionNames)) });
export type SessionView = z.infer<typeof sessionView>;

export const signInBody = z.strictObject({ name: z.string().max(80), password: z.string().max(200) });
/** POST /api/password. At least 12 characters. */
export const passwordBody = z.strictObject({ current: z.string().max(200), next: z.string().min(12).max(200) });

/** POST /api/accounts (administrator). Answers with the account and its one-time password. */
export const newAccountBody = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
  displayName: z.string().min(1).max(80),
  role: z.enum(ROLES),
  body: z.string().nullable(),
});
export const newAccountView = z.object({ account: accountView, oneTimePassword: z.string() });
/** PATCH /api/accounts/:id. `resetPassword` answers with a new one-time password. */
export const accountPatch = z.strictObject({
  displayName: z.string().min(1).max(80).optional(),
  role: z.enum(ROLES).optional(),
  disabled: z.boolean().optional(),
  resetPassword: z.literal(true).optional(),
});
export const accountPatchView = z.object({ account: accountView, oneTimePassword: z.string().nullable() });

/** Every error answer: what happened, in the person's language; what is safe, what to do; an id to quote. */
export const problemView = z.object({
  code: z.string(),
  message: z.string(),
  /** Which rule or field, where there is one. */
  detail: z.string().nullable(),
  requestId: z.string(),
});
export type ProblemView = z.infer<typeof problemView>;
