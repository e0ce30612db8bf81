/** Kinds of personal data that are recognised, with the words that take their place. */
export const REDACTION_WORDS = {
  email: "[email]",
  phone: "[số điện thoại]",
  identity: "[số định danh]",
  account: "[tài khoản]",
  plate: "[biển số]",
  tax: "[mã số thuế]",
  insurance: "[số bảo hiểm]",
  address: "[địa chỉ]",
  name: "[tên riêng]",
} as const;

export type RedactionType = keyof typeof REDACTION_WORDS;

/** A found span; `rank` decides between overlapping ones, lower wins. */
export interface FoundSpan {
  readonly type: RedactionType;
  readonly start: number;
  readonly end: number;
}
