/** A stretch of a sentence that says who stands behind it. */
export interface Attribution {
  readonly kind: "named" | "vague";
  readonly start: number;
  readonly end: number;
}

const SAYS =
  "(?:cho biết|cho hay|khẳng định|xác nhận|thông tin|thông báo|nhấn mạnh|phát biểu|trả lời|công bố|kết luận|thừa nhận|giải thích|cảnh báo|nói|bảo|cho rằng|nhận định|tiết lộ|kể)";
const BODY =
  "(?:UBND|Ủy ban|Sở|Bộ|Công an|Cục|Chi cục|Thanh tra|Bệnh viện|Trung tâm|Ban|Tòa án|Viện|Ngân hàng|Công ty|Tập đoàn|Điện lực|BHXH|Phòng|Quyết định|Nghị quyết|Nghị định|Thông tư|Công văn|Báo cáo|Kết luận|Luật|cáo trạng|báo cáo|kết luận|quyết định|văn bản)";
const NAME = "(?:\\p{Lu}[\\p{L}.]*(?:\\s+\\p{Lu}[\\p{L}.]*)*)";

/** Hearsay first: "theo một nguồn tin của Sở" is vague although a body is named. */
const VAGUE: readonly RegExp[] = [
  /(?:theo\s+)?(?:một\s+(?:số\s+)?|nhiều\s+|các\s+)?(?:nguồn tin|người dân|người quen|nhân chứng|cư dân mạng|dân mạng|người trong cuộc)[^,.;]{0,40}/iu,
  /(?:nghe\s+(?:nói|đồn|đâu|bảo|kể)|có\s+tin|tin\s+đồn|người\s+ta\s+(?:nói|bảo|đồn)|được\s+cho\s+là|bị\s+cho\s+là|hình\s+như|thấy\s+bảo|đồn\s+(?:là|rằng|ầm)|rỉ\s+tai|truyền\s+(?:nhau|tai))/iu,
  /(?:theo\s+)?(?:lời\s+kể|thông\s+tin\s+lan\s+truyền|thông\s+tin\s+trên\s+mạng)[^,.;]{0,40}/iu,
];
const NAMED: readonly RegExp[] = [
  new RegExp(`[Tt]heo\\s+(?:\\p{L}+\\s+){0,3}?(?:${BODY}|${NAME})[^,;:.]{0,60}`, "u"),
  new RegExp(`(?:${BODY}|(?:ông|bà|anh|chị|bác sĩ|đại diện|giám đốc|chủ tịch)\\s+${NAME})[^.;:]{0,80}?\\s${SAYS}`, "iu"),
];

/** The first attribution of a sentence, vague ones before named ones; null when nobody is said to stand behind it. */
export function findAttribution(sentence: string): Attribution | null {
  for (const [kind, patterns] of [
    ["vague", VAGUE],
    ["named", NAMED],
  ] as const) {
    for (const pattern of patterns) {
      const match = pattern.exec(sentence);
      if (match !== null) return { kind, start: match.index, end: match.index + match[0].trimEnd().length };
    }
  }
  return null;
}
