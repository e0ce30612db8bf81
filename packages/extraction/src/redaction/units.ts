/** What makes a number before it a quantity or a price. */
const UNIT =
  /^\s{0,2}(?:(?:đồng|đ|₫|vnđ|vnd|usd|euro|đô la|đô|phần trăm|m2|m²|m3|m³|ha|hecta|mét|km|kg|tấn|tạ|lít|tỷ|tỉ|triệu|nghìn|ngàn|người|hộ(?! chiếu)|lượt|trường hợp|cổ phiếu|cổ phần|sản phẩm|chiếc|lao động)(?![\p{L}])|%)/iu;
const LONGEST_UNIT_CHARS = 16;

/** True when the text behind a number says that it counts something. */
export function isQuantity(text: string, end: number): boolean {
  return UNIT.test(text.slice(end, end + LONGEST_UNIT_CHARS));
}

/** Luhn's check of card numbers: ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
