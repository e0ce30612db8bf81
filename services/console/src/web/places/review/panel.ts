/** The form that is open in a case; one at a time. */
export type Panel = "evidence" | "verdict" | "merge" | "publish";
