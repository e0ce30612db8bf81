import type { Role } from "@langnghe/domain";
import { useWords } from "../../parts/words-context.tsx";

const ROLES = ["reader", "analyst", "editor", "administrator"] as const satisfies readonly Role[];

interface RoleSelectProps {
  readonly value: Role;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onChange: (role: Role) => void;
}

/** The four roles as a select. */
export function RoleSelect({ value, label, disabled = false, onChange }: RoleSelectProps) {
  const { code } = useWords();
  return (
    <select
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(ROLES.find((role) => role === event.target.value) ?? "reader")}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {code("role", role)}
        </option>
      ))}
    </select>
  );
}
