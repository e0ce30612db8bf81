import { accountAdmin } from "@langnghe/console";
import { ROLES, type Role } from "@langnghe/domain";
import { readArguments, usage } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { withInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

export const usersCommand: Command = {
  name: "users",
  summary: "list, add, reset, disable accounts; change a role",
  help: `
usage: langnghe users list [--data DIR]
       langnghe users add NAME --display TEXT --role ROLE [--body KEY]
       langnghe users reset NAME            a new one-time password; ends the account's sessions
       langnghe users disable|enable NAME
       langnghe users role NAME ROLE
Roles: ${ROLES.join(", ")}. Every change is audited.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("users", argv, {
      data: text,
      config: text,
      display: text,
      role: text,
      body: text,
    });
    const [action, name, second] = positionals;
    const result = await withInstallation(loadConfig(io.env, values), async ({ store }) => {
      const admin = accountAdmin(store);
      const id = async () => (await admin.byName(needName(name))).id;
      switch (action) {
        case "list":
          return (await admin.list()).map(({ password: _, ...account }) => account);
        case "add":
          return issued(
            await admin.add(
              {
                name: needName(name),
                displayName: values.display ?? needName(name),
                role: roleOf(values.role ?? "reader"),
                body: values.body ?? null,
              },
              "command",
            ),
          );
        case "reset":
          return issued(await admin.change(await id(), { resetPassword: true }, "command"));
        case "disable":
        case "enable":
          return issued(await admin.change(await id(), { disabled: action === "disable" }, "command"));
        case "role":
          return issued(await admin.change(await id(), { role: roleOf(second) }, "command"));
        default:
          throw usage("users", "say list, add, reset, disable, enable or role");
      }
    });
    for (const line of Array.isArray(result) ? result : [result]) await writeLine(io.stdout, line);
    return 0;
  },
};

function issued({
  account: { password: _, ...account },
  oneTimePassword,
}: Awaited<ReturnType<ReturnType<typeof accountAdmin>["change"]>>) {
  return { ...account, oneTimePassword };
}

function needName(name: string | undefined): string {
  if (name === undefined) throw usage("users", "name an account");
  return name;
}

function roleOf(role: string | undefined): Role {
  const found = ROLES.find((each) => each === role);
  if (found === undefined) throw usage("users", `the role must be one of ${ROLES.join(", ")}, not "${role ?? ""}"`);
  return found;
}
