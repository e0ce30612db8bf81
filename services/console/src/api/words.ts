import type { ErrorCode } from "@langnghe/domain";
import type { FastifyRequest } from "fastify";

/** Codes of answers: the product's closed list and two that only HTTP knows. */
export type ProblemCode = ErrorCode | "UNAUTHENTICATED" | "TOO_MANY";

export type InterfaceLanguage = "vi" | "en";

/** What happened, what is safe, what to do. The interface has its own catalogue; these are for everyone else. */
const MESSAGES: Readonly<Record<ProblemCode, Readonly<Record<InterfaceLanguage, string>>>> = {
  CONFIG_INVALID: {
    vi: "Một thiết lập chưa đúng. Quản trị viên cần xem lại cấu hình.",
    en: "A setting is not right. An administrator needs to look at the configuration.",
  },
  USAGE: {
    vi: "Có ô điền chưa đúng. Bạn xem lại rồi gửi lần nữa.",
    en: "A field is not filled in correctly. Please check it and send again.",
  },
  DATA_FOLDER: {
    vi: "Máy chủ không ghi được vào thư mục dữ liệu. Báo quản trị viên.",
    en: "The server cannot write to its data folder. Please tell an administrator.",
  },
  DISK_FULL: { vi: "Máy chủ hết chỗ lưu. Báo quản trị viên.", en: "The server's disk is full. Please tell an administrator." },
  PORT_TAKEN: { vi: "Máy chủ chưa mở được cổng. Báo quản trị viên.", en: "The server could not open its port." },
  BUS_UNAVAILABLE: {
    vi: "Máy chủ đang bận, chưa ghi gì. Bạn thử lại sau ít phút.",
    en: "The server is busy; nothing was changed. Please try again in a few minutes.",
  },
  STORE_UNAVAILABLE: {
    vi: "Kho dữ liệu đang bận, chưa ghi gì. Bạn thử lại sau ít phút.",
    en: "The store is busy; nothing was changed. Please try again in a few minutes.",
  },
  CONFLICT: {
    vi: "Người khác vừa sửa mục này, thay đổi của bạn chưa ghi. Bạn tải lại để xem bản mới.",
    en: "Somebody else has just changed this; your change was not saved. Reload to see the new state.",
  },
  NOT_FOUND: {
    vi: "Không tìm thấy mục này. Có thể nó đã được xóa theo thời hạn lưu.",
    en: "This was not found. It may have been deleted at the end of its retention.",
  },
  FORBIDDEN: { vi: "Vai trò của bạn chưa được làm việc này.", en: "Your role does not allow this." },
  RULE_BROKEN: { vi: "Quy trình chưa cho phép bước này.", en: "The rules do not allow this step yet." },
  FETCH_FAILED: {
    vi: "Không tải được trang. Bạn thử lại hoặc dán nội dung vào.",
    en: "The page could not be loaded. Try again, or paste its text.",
  },
  FETCH_REFUSED: {
    vi: "Trang không cho phép tải. Bạn dán nội dung vào thay cho địa chỉ.",
    en: "The page may not be loaded. Paste its text in place of the address.",
  },
  PARSE_FAILED: { vi: "Không đọc được nội dung gửi lên.", en: "What was sent could not be read." },
  WORKER_LOST: {
    vi: "Xử lý quá lâu nên đã dừng; chỉ một bài bị ảnh hưởng.",
    en: "Processing took too long and was stopped; only one document is affected.",
  },
  MAIL_FAILED: {
    vi: "Máy chủ thư chưa nhận. Bản tin vẫn giữ nguyên.",
    en: "The mail server did not accept it. The digest is unchanged.",
  },
  INTERNAL: {
    vi: "Phần mềm gặp lỗi. Bạn thử lại; nếu vẫn vậy, báo mã kèm theo.",
    en: "The program failed. Please try again; if it stays, quote the id given here.",
  },
  UNAUTHENTICATED: {
    vi: "Chưa đăng nhập, hoặc tên hay mật khẩu chưa đúng.",
    en: "Not signed in, or the name or password is wrong.",
  },
  TOO_MANY: {
    vi: "Gửi hơi nhiều lần. Bạn chờ một lát rồi thử lại.",
    en: "Too many requests. Please wait a moment and try again.",
  },
};

export function messageFor(code: ProblemCode, language: InterfaceLanguage): string {
  return MESSAGES[code][language];
}

/** The cookie `lang` that the interface sets, else the first of `vi` and `en` in Accept-Language, else Vietnamese. */
export function languageOf(request: Pick<FastifyRequest, "cookies" | "headers">): InterfaceLanguage {
  const chosen = request.cookies?.lang;
  if (chosen === "vi" || chosen === "en") return chosen;
  for (const part of (request.headers["accept-language"] ?? "").split(",")) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (language === "vi" || language === "en") return language;
  }
  return "vi";
}
