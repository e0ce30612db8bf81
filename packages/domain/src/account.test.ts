import { describe, expect, it } from "vitest";
import { accountSchema, may, PERMISSIONS, type Permission, ROLES } from "./account.ts";
import { caseSchema } from "./case.ts";
import { classifiedDocumentSchema } from "./document.ts";

describe("roles", () => {
  it("each have all the rights of those before", () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const allowed = ROLES.map((role) => may(role, permission));
      expect(allowed, permission).toEqual([...allowed].sort((a, b) => Number(a) - Number(b)));
      expect(allowed.at(-1), permission).toBe(true);
    }
  });

  it("keep a reader from work and an analyst from publishing", () => {
    expect([
      may("reader", "search.read"),
      may("reader", "case.work"),
      may("analyst", "case.work"),
      may("analyst", "case.publish"),
    ]).toEqual([true, false, true, false]);
  });
});

describe("what is never kept (RIGHTS 1)", () => {
  it("there is no field for an author, a handle or a person in documents and cases", () => {
    const fields = [...Object.keys(classifiedDocumentSchema.shape), ...Object.keys(caseSchema.shape)];
    for (const word of ["author", "byline", "handle", "person", "sender", "user", "speaker"]) {
      expect(
        fields.filter((field) => field.toLowerCase().includes(word)),
        word,
      ).toEqual([]);
    }
    expect(Object.keys(accountSchema.shape)).not.toContain("email");
  });
});
