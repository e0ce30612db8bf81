import {
  type Account,
  DIGEST_TRANSITIONS,
  type Digest,
  type DigestAction,
  LangngheError,
  may,
  type Permission,
} from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import { z } from "zod";
import { type DigestView, digestActionBody, digestEditBody, digestView } from "../../contract/digest.ts";
import { type App, type Context, callerOf, described } from "../app.ts";
import { editedSections } from "../digest-edit.ts";
import { digestViewOf, documentsOf } from "../digest-views.ts";
import { forbidden, ruleBroken } from "../problems.ts";

/** What each action of a person needs. */
const ACTION_PERMISSIONS = {
  approve: "digest.send",
  withdraw: "digest.edit",
  send: "digest.send",
  discard: "digest.edit",
} as const satisfies Record<z.infer<typeof digestActionBody>["action"], Permission>;

/** Editing, approving, sending. Every change names the version it was made on. */
export function digestChangeRoutes(app: App, context: Context): void {
  const params = z.object({ id: z.string() });

  app.put(
    "/api/digests/:id",
    {
      config: { access: "digest.edit" },
      schema: {
        ...described("digest.edit", "Edit a draft", "digests"),
        params,
        body: digestEditBody,
        response: { 200: digestView },
      },
    },
    async (request) => {
      const { title, sections, version } = request.body;
      const found = await at(context, request.params.id, version);
      const state = stateAfter(found.value, "edit");
      const documents = await documentsOf(context, { sections });
      const edited = { title, sections: editedSections(found.value, sections, documents), state, updatedAt: context.now() };
      return save(context, { found, value: { ...found.value, ...edited }, by: callerOf(request), action: "digest.edit" });
    },
  );

  app.post(
    "/api/digests/:id/actions",
    {
      config: { access: "digest.edit" },
      schema: {
        ...described("digest.edit", "Approve and send (digest.send), withdraw, discard", "digests"),
        params,
        body: digestActionBody,
        response: { 200: digestView },
      },
    },
    async (request) => {
      const account = callerOf(request);
      const { action, version } = request.body;
      if (!may(account.role, ACTION_PERMISSIONS[action])) throw forbidden(ACTION_PERMISSIONS[action]);
      const found = await at(context, request.params.id, version);
      const state = stateAfter(found.value, action);
      const value = { ...found.value, ...signatureOf(action, account, context.now()), state, updatedAt: context.now() };
      return save(context, { found, value, by: account, action: "digest.action" });
    },
  );
}

interface Saving {
  readonly found: Versioned<Digest>;
  readonly value: Digest;
  readonly by: Account;
  readonly action: string;
}

async function save(context: Context, { found, value, by, action }: Saving): Promise<DigestView> {
  const version = await context.stores.digests.put(value, found.version);
  await context.audit(by.id, action, `digest:${value.id}`, { from: found.value.state, to: value.state });
  return digestViewOf(context, { value, version });
}

async function at(context: Context, id: string, version: number): Promise<Versioned<Digest>> {
  const found = await context.stores.digests.require(id);
  if (found.version !== version)
    throw new LangngheError("CONFLICT", `digest ${id} is at version ${found.version}, not ${version}`);
  return found;
}

function stateAfter(digest: Digest, action: DigestAction): Digest["state"] {
  const to = DIGEST_TRANSITIONS[digest.state][action];
  if (to === undefined) throw ruleBroken("not_possible_here");
  return to;
}

/** Who stands for it: an approval is signed, and taken back with the approval; a new try to send clears the old problem. */
function signatureOf(action: DigestAction, account: Account, now: string): Partial<Digest> {
  if (action === "approve") return { approvedBy: account.id, approvedAt: now };
  if (action === "withdraw") return { approvedBy: null, approvedAt: null };
  return action === "send" ? { problem: null } : {};
}
