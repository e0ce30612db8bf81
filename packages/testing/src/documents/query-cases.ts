import type { SearchFilter } from "@langnghe/domain";

/** What a filter must find in the corpus; ids in any order. The rule is in the name, or in `parseQueryText`'s comment. */
export interface QueryCase {
  readonly name: string;
  readonly filter: SearchFilter;
  readonly finds: readonly string[];
}

const ALL = ["a01", "a02", "a03", "a04", "a05", "a06", "a07", "a08", "a09", "a10", "a11", "a12"];
const without = (...ids: string[]): string[] => ALL.filter((id) => !ids.includes(id));

function asked(name: string, q: string, finds: readonly string[]): QueryCase {
  return { name: `${name}: ${q.slice(0, 60)}`, filter: { q }, finds };
}

const WORDS: readonly QueryCase[] = [
  asked("without marks matches any marks", "dat dai", ["a01", "a02"]),
  asked("with marks matches just these", "đất đai", ["a01"]),
  asked("capitals do not matter", "ĐẤT ĐAI", ["a01"]),
  asked("capitals do not matter without marks", "DAT DAI", ["a01", "a02"]),
  asked("d finds đ", "dong say", ["a01"]),
  asked("đ does not find d", "đat", []),
  asked("one mark typed makes the word exact", "đong", []),
  asked("exact and folded words in one query", "đất dai", ["a01"]),
  asked("three words that differ by marks only, folded", "ma", ["a12"]),
  asked("an exact word is not its neighbour by mark", "mả", []),
  asked("an exact word in text and title", "má", ["a12"]),
  asked("all words must occur", "nước lương", []),
  asked("all words, anywhere in title or text", "lương đơn", ["a05"]),
  asked("words of title and text together", "thiếu 120", ["a03"]),
  asked("a word only in the title", "rumour OR trận", ["a12"]),
  asked("a word only in the text", "giấy chứng nhận", ["a01"]),
  asked("a part of a word is not the word", "reserv", []),
  asked("a decomposed query is the same query", "đất đai".normalize("NFD"), ["a01"]),
  asked("English", "reservoir safe", ["a11"]),
  asked("a word nobody wrote", "xyzzy", []),
  asked("a number", "120", ["a03"]),
  asked("a decimal stays whole", "12,5", ["a03", "a11"]),
  asked("a part of a decimal is not it", "5", []),
  asked("a register number", "45/2026", ["a05"]),
  asked("a date", "24-11", ["a01"]),
  asked("a question mark at the word does not matter", "thế?", ["a12"]),
  asked("a comma at the word does not matter", "trận,", ["a12"]),
  asked("a hyphen between words joins nothing", "dat-dai", ["a01", "a02"]),
];

const PHRASES: readonly QueryCase[] = [
  asked("a phrase with marks", '"tái định cư"', ["a03", "a04"]),
  asked("a phrase without marks", '"tai dinh cu"', ["a02", "a03", "a04"]),
  asked("a phrase in order only", '"cư định tái"', []),
  asked("words of a phrase in another order still match as words", "cư định tái", ["a03", "a04"]),
  asked("a phrase does not span title and text", '"sạch hơn"', []),
  asked("a phrase that is not closed ends with the query", '"vỡ đập', ["a08", "a09"]),
  asked("two phrases", '"nước sạch" "bến lau"', ["a03", "a04"]),
  asked("a phrase over a line break", '"24-11 Người dân"', ["a01"]),
  asked("an empty phrase asks nothing", '"" đất', ["a01"]),
  asked("a phrase with a number", '"trả lời 45/2026"', ["a05"]),
];

const LOGIC: readonly QueryCase[] = [
  asked("without a word", "dat dai -boi", ["a01"]),
  asked("without an exact word", "ben lau -thiếu", ["a04"]),
  asked("without a folded word", "ben lau -thieu", ["a04"]),
  asked("without a phrase", 'vỡ -"an toàn"', ["a08"]),
  asked("only without", "-dap", without("a08", "a09")),
  asked("only without, twice", "-nuoc -dap", without("a03", "a04", "a08", "a09")),
  asked("without what nobody wrote", "-xyzzy", ALL),
  asked("OR", "lương OR rác", ["a05", "a06", "a07"]),
  asked("HOẶC", "lương HOẶC rác", ["a05", "a06", "a07"]),
  asked("OR of three", "lương OR rác OR lễ", ["a05", "a06", "a07", "a10"]),
  asked("OR binds its neighbours, the rest must match too", "phản lương OR rác", ["a06", "a07"]),
  asked("OR of phrases", '"vỡ đập" OR "lễ hội"', ["a08", "a09", "a10"]),
  asked("OR behind a word with minus: not the one, or the other", "-dap OR toan", without("a08")),
  asked("a small or is a word", "lương or rác", []),
  asked("OR at the beginning is nothing", "OR rác", ["a07"]),
  asked("OR at the end is nothing", "rác OR", ["a07"]),
];

const NARROWED: readonly QueryCase[] = [
  { name: "everything", filter: {}, finds: ALL },
  { name: "one channel", filter: { channels: ["feedback"] }, finds: ["a06", "a07"] },
  { name: "two channels", filter: { channels: ["feedback", "official"] }, finds: ["a01", "a05", "a06", "a07", "a09"] },
  { name: "an empty list does not narrow", filter: { channels: [], topics: [], outlets: [] }, finds: ALL },
  { name: "a topic", filter: { topics: ["water"] }, finds: ["a03", "a04"] },
  { name: "any of two topics", filter: { topics: ["water", "land"] }, finds: ["a01", "a02", "a03", "a04"] },
  { name: "a place", filter: { places: ["dong-say"] }, finds: ["a01", "a02", "a06"] },
  {
    name: "a document with two places once",
    filter: { places: ["dong-say", "ben-lau"] },
    finds: ["a01", "a02", "a03", "a04", "a06"],
  },
  { name: "topic and place", filter: { topics: ["land"], places: ["ben-lau"] }, finds: [] },
  { name: "an outlet", filter: { outlets: ["dien-dan"] }, finds: ["a02", "a08", "a12"] },
  { name: "a feed", filter: { feeds: ["tong-dai-1022"] }, finds: ["a06", "a07"] },
  { name: "a language", filter: { languages: ["en"] }, finds: ["a11"] },
  { name: "a story", filter: { story: "a03" }, finds: ["a03", "a04"] },
  { name: "suggested for review", filter: { flag: true }, finds: ["a03", "a08"] },
  { name: "not suggested for review", filter: { flag: false }, finds: without("a03", "a08") },
  { name: "feedback without an answer", filter: { unanswered: true }, finds: ["a06"] },
  { name: "feedback with an answer", filter: { unanswered: false }, finds: ["a07"] },
  { name: "query and channel", filter: { q: "vo dap", channels: ["official"] }, finds: ["a09"] },
  { name: "query, topic and place", filter: { q: "nước", topics: ["water"], places: ["ben-lau"] }, finds: ["a03", "a04"] },
  { name: "only without, in a channel", filter: { q: "-lương", channels: ["feedback"] }, finds: ["a07"] },
  { name: "a value nobody has", filter: { topics: ["no-such-topic"] }, finds: [] },
  { name: "a value that looks like a statement", filter: { outlets: ["' OR 1=1 --"] }, finds: [] },
];

const TIMES: readonly QueryCase[] = [
  { name: "from is inclusive", filter: { from: "2026-11-16T17:30:00.000Z" }, finds: ["a12"] },
  { name: "to is exclusive", filter: { to: "2026-10-31T17:30:00.000Z" }, finds: ["a05"] },
  {
    name: "a Vietnamese day, written with its offset",
    filter: { from: "2026-11-10T00:00:00+07:00", to: "2026-11-11T00:00:00+07:00" },
    finds: ["a01", "a02", "a04"],
  },
  {
    name: "an instant without milliseconds is the same instant",
    filter: { from: "2026-11-09T17:00:00Z", to: "2026-11-10T03:00:00Z" },
    finds: ["a04"],
  },
  { name: "an empty span", filter: { from: "2026-11-15T01:00:00Z", to: "2026-11-15T01:00:00Z" }, finds: [] },
  { name: "a span turned round", filter: { from: "2026-11-20T00:00:00Z", to: "2026-11-01T00:00:00Z" }, finds: [] },
  { name: "query and span", filter: { q: "luong huu", from: "2026-10-31T17:00:00Z" }, finds: ["a06"] },
  { name: "long ago and far ahead", filter: { from: "1900-01-01T00:00:00Z", to: "2400-01-01T00:00:00Z" }, finds: ALL },
];

/** What people and programs type that is no query: none of it may fail. */
const HOSTILE: readonly QueryCase[] = [
  asked("nothing", "", ALL),
  asked("blanks", "  \t\n ", ALL),
  asked("only signs", "?!… -- () *", ALL),
  asked("only quotes", '"""', ALL),
  asked("a quote inside", 'đất" đai', ["a01"]),
  asked("a column of an index", "title_exact:đất", []),
  asked("operators of an index", "NEAR(đất đai, 2)", []),
  asked("a star", "đấ*", []),
  asked("brackets", "((đất) {đai})", ["a01"]),
  asked("a caret", "^đất", ["a01"]),
  asked("AND is a word", "đất AND đai", []),
  asked("NOT is a word", "đất NOT đai", []),
  asked("a backslash", "đất\\đai", ["a01"]),
  asked("a NUL", "đất\u0000đai", ["a01"]),
  asked("a lone half of a surrogate pair", "đất \ud800", ["a01"]),
  asked("an emoji", "đất 🌾", ["a01"]),
  asked("a statement", "'; DROP TABLE documents; --", []),
  asked("a long query", `đất ${"đai ".repeat(100)}`, ["a01"]),
  asked("a word of 500 letters", "a".repeat(500), []),
  asked("minus alone", "đất - đai", ["a01"]),
  asked("two minus are one", "đất --đai", []),
];

export const QUERY_CASES: readonly QueryCase[] = [...WORDS, ...PHRASES, ...LOGIC, ...NARROWED, ...TIMES, ...HOSTILE];
