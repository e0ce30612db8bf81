// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { TodayView } from "../../../contract/work.ts";
import { openConsole, wordsOf } from "../../test/console.tsx";
import { summaryOf, TODAY } from "../../test/everyday.ts";
import { refuse } from "../../test/fake-api.ts";

const RISING: TodayView["rising"][number] = {
  topic: "water",
  count: 1_024,
  usual: 3.4,
  outlets: 5,
  from: "2026-11-22T00:00:00.000Z",
  to: "2026-11-23T00:00:00.000Z",
  days: [1, 2, 30],
};

async function openToday(change: Partial<TodayView> = {}) {
  const opened = openConsole("/hom-nay", { answers: { "GET /api/today": { ...TODAY, ...change } } });
  const part = async (name: string): Promise<HTMLElement> =>
    (await screen.findByRole("heading", { name })).closest("section") ?? expect.unreachable();
  return { ...opened, part };
}

describe("today", () => {
  test("what rises opens exactly the documents it counts", async () => {
    const { part } = await openToday({ rising: [RISING] });
    const row = within(await part("Đang được nói nhiều")).getByRole("link");
    await within(row).findByText("Nước sạch");
    expect(wordsOf(row)).toContain("1.024");
    expect(wordsOf(row)).toContain("hôm nay, thường 3");
    const question = new URLSearchParams(row.getAttribute("href")?.split("?")[1]);
    expect(Object.fromEntries(question)).toEqual({ from: RISING.from, to: RISING.to, topic: "water" });
    expect(within(row).getByRole("img", { name: "28 ngày qua" }).querySelectorAll("rect")).toHaveLength(3);
  });

  test("one row a story, with the way to all its documents", async () => {
    const { part } = await openToday({
      rising: [RISING],
      stories: [{ story: "s1", count: 12, outlets: 4, lead: summaryOf({ id: "d1", title: "Nước đục ba ngày" }) }],
    });
    const stories = within(await part("Chuỗi tin lớn trong 48 giờ"));
    expect(stories.getByRole("link", { name: "Nước đục ba ngày" }).getAttribute("href")).toBe("/van-ban/d1");
    expect(stories.getByRole("link", { name: "12 bài từ 4 cơ quan" }).getAttribute("href")).toBe("/tim-kiem?days=all&story=s1");
  });

  test("lists what waits, each with its address, and nothing that waits for nobody", async () => {
    const { part } = await openToday({
      waiting: {
        ...TODAY.waiting,
        suggested: 40,
        contested: 1,
        unanswered: 60,
        oldestUnansweredDays: 31,
        digest: { id: "bt1", state: "draft", day: "2026-11-23" },
      },
    });
    const rows = within(await part("Đang chờ")).getAllByRole("link");
    expect(rows.map((row) => [row.getAttribute("href"), wordsOf(row)])).toEqual([
      ["/ban-tin/bt1", "Bản tin ngày 23/11/2026Bản nháp, chờ duyệt"],
      ["/kiem-chung?state=suggested", "Gợi ý kiểm chứng40"],
      ["/kiem-chung?state=contested", "Có ý kiến phản hồi1"],
      ["/kien-nghi", "Kiến nghị chưa trả lờilâu nhất 31 ngày60"],
    ]);
  });

  test("says that nothing waits, that every feed is heard", async () => {
    const { part } = await openToday({ rising: [RISING] });
    expect(wordsOf(await part("Đang chờ"))).toContain("Không có việc nào đang chờ.");
    expect(wordsOf(await part("Nguồn im lặng"))).toContain("Mọi nguồn đều có tin đều đặn.");
  });

  test("silence is news: which feed, since when, how it is", async () => {
    const { part } = await openToday({
      silent: [
        { feed: "a", label: "Diễn đàn A", newestAt: "2026-11-10T00:05:00.000Z", health: "silent" },
        { feed: "b", label: "Trang B", newestAt: null, health: "refused" },
      ],
    });
    const rows = within(await part("Nguồn im lặng")).getAllByRole("link");
    expect(rows.map((row) => [row.getAttribute("href"), wordsOf(row)])).toEqual([
      ["/nguon-tin/a", "Diễn đàn Atin mới nhất 10/11/2026, 07:05Im lặng"],
      ["/nguon-tin/b", "Trang Bchưa có tin nàoBị từ chối"],
    ]);
  });

  test("right after installation says that collecting has begun, not that all is quiet", async () => {
    await openToday();
    expect(await screen.findByText(/Chưa thu thập được gì/u)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Xem tình trạng nguồn tin" }).getAttribute("href")).toBe("/nguon-tin");
    expect(screen.queryByText(/Không có lĩnh vực nào tăng/u)).toBeNull();
  });

  test("that cannot be loaded says so once, with the id to quote", async () => {
    openConsole("/hom-nay", { answers: { "GET /api/today": refuse(500, "INTERNAL") } });
    expect(wordsOf(await screen.findByRole("alert"))).toContain("yc-7f3a");
  });
});
