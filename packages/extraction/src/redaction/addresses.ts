import type { FoundSpan } from "./span.ts";

const HOUSE = "\\d{1,4}[A-Za-z]?\\d?(?:/\\d{1,4}[A-Za-z]?\\d?){0,4}(?![\\p{L}\\d])";
const LANE = `(?:ngõ|ngách|hẻm|kiệt|lô|tổ|căn(?: hộ)?|phòng|tầng)\\s(?:số\\s)?[A-Z]?${HOUSE}`;
const STREET =
  "(?:đường(?! (?:dây|bộ|sắt|thủy|lối))|phố|ngõ|ngách|hẻm|kiệt|quốc lộ|tỉnh lộ|đại lộ|khu phố|tổ dân phố|thôn|ấp|xóm|xã|phường)";

/** `số nhà 12, ngõ 3`, `nhà số 5A`: a house by its own words. */
const NAMED_HOUSE = new RegExp(
  `(?<![\\p{L}\\d])(?:số nhà|nhà số|căn nhà số|căn hộ số|căn hộ|nhà trọ số)\\s[A-Z]?${HOUSE}(?:\\s?,?\\s?${LANE}){0,3}`,
  "giu",
);
/** `số 12 ngõ 3 phố …`, `số 12, đường …`: a number that a street follows. */
const HOUSE_IN_STREET = new RegExp(`(?<![\\p{L}\\d])số\\s${HOUSE}(?=\\s?,?\\s${STREET}\\s)(?:\\s?,?\\s${LANE}){0,3}`, "giu");
/** `hẻm 45/6/7`: a house inside a lane. */
const HOUSE_IN_LANE = /(?<![\p{L}\d])(?:hẻm|ngõ|kiệt|ngách)\s\d{1,4}[A-Za-z]?(?:\/\d{1,4}[A-Za-z]?){1,4}(?![\p{L}\d])/giu;
/** `trú tại 123 Nguyễn …`, `ngụ tổ 5, ấp 3`: where somebody lives, down to the number. */
const RESIDENCE = new RegExp(
  `(?<=(?<![\\p{L}\\d])(?:[đĐ]ịa chỉ(?: nhà)?|[tT]rú tại|[tT]hường trú(?: tại)?|[tT]ạm trú(?: tại)?|[nN]gụ(?: tại)?|[cC]ư ngụ(?: tại)?|[ởỞ] tại|[sS]ống tại|[nN]hà ở|[nN]hà tôi ở|[nN]hà em ở|[gG]ia đình tôi ở)\\s?[:,]?\\s)` +
    `(?:(?:số\\s)?${HOUSE}(?=\\s?,?\\s(?:\\p{Lu}|${STREET}\\s))(?:\\s?,?\\s${LANE}){0,3}|${LANE}(?:\\s?,?\\s${LANE}){0,2})`,
  "gu",
);
/** A public body's or firm's own address is no private matter. */
const PUBLIC_PLACE =
  /(?:trụ sở|ubnd|ủy ban|uỷ ban|công an|cơ quan|văn phòng|trung tâm|bệnh viện|trạm y tế|trường|chi nhánh|công ty|bộ phận một cửa|nhà văn hóa|sở |bộ |chi cục|kho bạc|bưu điện|ngân hàng|tòa án|siêu thị|nhà hàng|khách sạn|chợ)[^.!?\n]{0,40}$/iu;
const LOOK_BACK_CHARS = 70;

/** Addresses down to the house, where the words leave no doubt; those of public places stay. */
export function addressSpans(text: string): FoundSpan[] {
  if (!/\d/.test(text)) return [];
  const found: FoundSpan[] = [];
  for (const pattern of [NAMED_HOUSE, HOUSE_IN_STREET, RESIDENCE, HOUSE_IN_LANE]) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, match.index - LOOK_BACK_CHARS), match.index);
      if (!PUBLIC_PLACE.test(before)) found.push({ type: "address", start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}
