// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { call, isProblem, Problem, withQuestion } from "../api/client.ts";
import { wordsOf } from "../test/console.tsx";
import { MarkedText } from "./marked-text.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { Redacted } from "./redacted.tsx";
import { Spark } from "./spark.tsx";
import { type Toast, ToastProvider, useToast } from "./toasts.tsx";
import { useWords, WordsProvider } from "./words-context.tsx";

const problem = (code: string, rest: Partial<Problem["view"]> = {}, status = 400) =>
  new Problem(status, { code, message: "", detail: null, requestId: "yc-1", ...rest });

function note(error: unknown, write = false): string {
  const { container } = render(
    <WordsProvider>
      <ProblemNote error={error} write={write} />
    </WordsProvider>,
  );
  return wordsOf(container);
}

function Say({ toast }: { readonly toast: Toast }) {
  const show = useToast();
  return (
    <button type="button" onClick={() => show(toast)}>
      {`nói ${toast.text}`}
    </button>
  );
}

function When({ at }: { readonly at: string }) {
  return useWords().when(at);
}

describe("the note of a problem", () => {
  test("says what happened, what is safe, and the id to quote", () => {
    const words = note(problem("FORBIDDEN"));
    expect(words).toContain("Vai trò của bạn chưa được làm việc này. Dữ liệu không bị ảnh hưởng.");
    expect(words).toContain("Mã để báo khi cần hỗ trợ: yc-1");
    expect(screen.getByRole("alert")).toBeTruthy();
  });

  test("after a change says that nothing was written", () => {
    expect(note(problem("CONFLICT"), true)).toContain("Thay đổi vừa rồi chưa được ghi; mọi thứ vẫn như trước.");
  });

  test("names the rule that was broken; an unknown one falls back to the general words", () => {
    expect(note(problem("RULE_BROKEN", { detail: "needs_primary_evidence" }))).toContain("Còn thiếu một nguồn gốc");
    cleanup();
    expect(note(problem("RULE_BROKEN", { detail: "brand_new" }))).toContain("Quy trình kiểm chứng chưa cho phép bước này.");
  });

  test("a code that it does not know is said in the server's words, or as a fault of the program", () => {
    expect(note(problem("BRAND_NEW", { message: "Máy đang bảo trì." }))).toContain("Máy đang bảo trì.");
    cleanup();
    expect(note(problem("BRAND_NEW"))).toContain("Phần mềm gặp lỗi");
    cleanup();
    expect(note(new TypeError("x is undefined"))).not.toContain("undefined");
  });

  test("no server: the network is to be looked at, and there is no id to quote", () => {
    const words = note(problem("OFFLINE", { requestId: "" }, 0));
    expect(words).toContain("Không kết nối được máy chủ");
    expect(words).not.toContain("Mã để báo");
  });
});

describe("a request", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const answer = (response: () => Promise<Response>) => {
    const seen: RequestInit[] = [];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
      seen.push(init);
      return response();
    });
    return seen;
  };
  const failing = async (): Promise<Problem> => {
    try {
      await call("GET", "/api/x");
    } catch (error) {
      if (isProblem(error)) return error;
    }
    return expect.unreachable();
  };

  test("that gets no answer is a problem named OFFLINE", async () => {
    answer(() => Promise.reject(new TypeError("fetch failed")));
    expect(await failing()).toMatchObject({ status: 0, view: { code: "OFFLINE", requestId: "" } });
  });

  test("answered by something that is not ours (a proxy's page) is a problem with its status to quote", async () => {
    answer(async () => new Response("<html>502</html>", { status: 502 }));
    expect(await failing()).toMatchObject({ status: 502, view: { code: "INTERNAL", requestId: "502" } });
  });

  test("answered with nothing gives null", async () => {
    answer(async () => new Response(null, { status: 204 }));
    expect(await call("DELETE", "/api/session")).toBeNull();
  });

  test("carries the session, and proves where a change comes from", async () => {
    const seen = answer(async () => new Response("{}"));
    await call("POST", "/api/x", { a: 1 });
    await call("GET", "/api/x");
    expect(seen[0]).toMatchObject({
      credentials: "same-origin",
      headers: { "x-langnghe": "1", "content-type": "application/json" },
      body: '{"a":1}',
    });
    expect(seen[1]).toMatchObject({ credentials: "same-origin", headers: {}, body: null });
  });

  test("has its question only when there is one", () => {
    expect(withQuestion("/api/cases", new URLSearchParams())).toBe("/api/cases");
    expect(withQuestion("/api/cases", new URLSearchParams({ q: "a b" }))).toBe("/api/cases?q=a+b");
  });
});

describe("toasts", () => {
  const SHOWN_MS = 7_000;
  beforeEach(() => {
    vi.useFakeTimers();
  });
  const shown = (): string => wordsOf(screen.getByRole("status"));
  const open = (...toasts: readonly Toast[]): void => {
    render(
      <WordsProvider>
        <ToastProvider>
          {toasts.map((toast) => (
            <Say key={toast.text} toast={toast} />
          ))}
        </ToastProvider>
      </WordsProvider>,
    );
  };
  const say = (text: string): void => void fireEvent.click(screen.getByRole("button", { name: `nói ${text}` }));

  test("are announced politely, one at a time, and go by themselves", () => {
    open({ text: "một" }, { text: "hai" });
    expect(screen.getByRole("status").getAttribute("aria-live")).toBe("polite");
    say("một");
    say("hai");
    expect(shown()).toBe("hai");
    act(() => void vi.advanceTimersByTime(SHOWN_MS));
    expect(shown()).toBe("");
  });

  test("the next one has its whole time, not what the last one left", () => {
    open({ text: "một" }, { text: "hai" });
    say("một");
    act(() => void vi.advanceTimersByTime(SHOWN_MS - 1_000));
    say("hai");
    act(() => void vi.advanceTimersByTime(SHOWN_MS - 1_000));
    expect(shown()).toBe("hai");
  });

  test("undo acts once and takes the toast away", () => {
    const undo = vi.fn();
    open({ text: "một", undo });
    say("một");
    fireEvent.click(screen.getByRole("button", { name: "Hoàn tác" }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(shown()).toBe("");
  });

  test("a problem differs by more than its words", () => {
    open({ text: "một", tone: "problem" });
    say("một");
    expect(document.querySelector(".toast")?.getAttribute("data-tone")).toBe("problem");
    expect(screen.queryByRole("button", { name: "Hoàn tác" })).toBeNull();
  });
});

describe("small parts", () => {
  const draw = (part: ReactNode): HTMLElement => render(<WordsProvider>{part}</WordsProvider>).container;

  test.each([
    ["phone", "số điện thoại"],
    ["identity", "số định danh"],
    ["name", "tên người"],
    ["address", "địa chỉ nhà"],
    ["brand_new", "brand_new"],
  ])("a redacted %s is a chip that says of what kind it was", (kind, words) => {
    const chip = draw(<Redacted kind={kind} />).querySelector(".redacted");
    expect(wordsOf(chip)).toBe(words);
    expect(chip?.getAttribute("title")).toBe(`Đã che: ${words}`);
  });

  test("marks that lie outside of the text, or over each other, break nothing", () => {
    const marks = [
      { start: 4, end: 99 },
      { start: 0, end: 6 },
      { start: -3, end: 2 },
    ];
    expect(wordsOf(draw(<MarkedText text="đập nứt" marks={marks} />))).toBe("đập nứt");
  });

  test("small bars begin at zero, say the same in words, and show a day without anything as such", () => {
    const bars = draw(<Spark values={[0, 5, 10]} label="tổng 15" height={20} />);
    expect(screen.getByRole("img", { name: "tổng 15" })).toBeTruthy();
    const rects = [...bars.querySelectorAll("rect")];
    expect(rects.map((rect) => Number(rect.getAttribute("height")))).toEqual([1, 10, 20]);
    expect(rects.map((rect) => rect.getAttribute("data-none"))).toEqual(["true", "false", "false"]);
    expect(rects.map((rect) => rect.getAttribute("data-recent"))).toEqual(["false", "false", "true"]);
  });

  test("times are relative within a day only", () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T00:05:00.000Z") });
    expect(wordsOf(draw(<When at="2026-11-23T00:00:00.000Z" />))).toBe("5 phút trước");
    cleanup();
    expect(wordsOf(draw(<When at="2026-11-22T00:05:00.000Z" />))).toBe("22/11/2026, 07:05");
  });
});
