// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { DemandsView } from "../../../contract/work.ts";
import { openConsole, rowsOf, wordsOf } from "../../test/console.tsx";
import { summaryOf } from "../../test/everyday.ts";

const cell = (id: string, total: number | null, unanswered: number | null, medianDays: number | null = null) => ({
  id,
  total,
  unanswered,
  medianDays,
});

function demandsOf(change: Partial<DemandsView> = {}): DemandsView {
  return {
    total: 1_240,
    unanswered: 60,
    medianDays: 4.5,
    byTopic: [cell("land", 1_000, 40, 6), cell("water", 230, null), cell("health", null, null)],
    byPlace: [cell("dong-say", null, null), cell("lam-giang", null, null)],
    oldest: [
      summaryOf({
        id: "k1",
        title: "Xin cấp nước",
        channel: "feedback",
        publishedAt: new Date(Date.now() - 40 * 86_400_000).toISOString(),
      }),
    ],
    ...change,
  };
}

async function openDemands(at = "/kien-nghi", view = demandsOf()) {
  const opened = openConsole(at, { answers: { "GET /api/demands": view } });
  await screen.findByRole("heading", { name: "Kiến nghị" });
  const section = async (name: string): Promise<HTMLElement> =>
    (await screen.findByRole("heading", { name })).closest("section") ?? expect.unreachable();
  return { ...opened, section };
}

describe("demands", () => {
  test("every figure opens the documents behind it, longest waiting first", async () => {
    await openDemands();
    const waiting = await screen.findByRole("link", { name: /^60/u });
    const question = new URLSearchParams(waiting.getAttribute("href")?.split("?")[1]);
    expect(Object.fromEntries(question)).toEqual({ days: "all", channel: "feedback", unanswered: "true", sort: "oldest" });
    const all = screen.getByRole("link", { name: /^1\.240/u });
    expect(wordsOf(all)).toBe("1.240kiến nghị đã nhận");
    expect(all.getAttribute("href")).toBe("/tim-kiem?days=all&channel=feedback");
    expect(screen.getByText("4,5 ngày")).toBeTruthy();
  });

  test("a cell under ten has no number; the page says why, and a zero is not put in its place", async () => {
    const { section } = await openDemands();
    const topics = await section("Theo lĩnh vực");
    await within(topics).findByText("Đất đai");
    expect(rowsOf(topics)).toEqual([
      ["Đất đai", "40", "1.000", "6 ngày"],
      ["Nước sạch", "ít hơn 10", "230", "–"],
    ]);
    expect(wordsOf(topics)).toContain("Mỗi mục ít hơn 10: Y tế.");
    expect(wordsOf(topics)).toContain("để không ai bị nhận ra");
    expect(wordsOf(topics)).not.toMatch(/(^|\D)0(\D|$)/u);
  });

  test("where every cell is small there is no empty table, only the names", async () => {
    const { section } = await openDemands();
    const places = await section("Theo địa bàn");
    await within(places).findByText(/Xã Đồng Sậy; Phường Lam Giang/u);
    expect(within(places).queryByRole("table")).toBeNull();
  });

  test("nothing suppressed, nothing explained", async () => {
    const { section } = await openDemands("/kien-nghi", demandsOf({ byTopic: [cell("land", 1_000, 40)] }));
    expect(wordsOf(await section("Theo lĩnh vực"))).not.toContain("nhận ra");
  });

  test("are narrowed by the address, and the figures then open the same narrowing", async () => {
    const { api, user, address } = await openDemands("/kien-nghi?topic=land&place=dong-say&x=1");
    const all = await screen.findByRole("link", { name: /^1\.240/u });
    expect(Object.fromEntries(api.of("GET /api/demands")[0]?.params ?? [])).toEqual({ topic: "land", place: "dong-say" });
    expect(all.getAttribute("href")).toBe("/tim-kiem?days=all&channel=feedback&topic=land&place=dong-say");
    await user.click(await screen.findByRole("link", { name: "Bỏ lọc Đất đai · Xã Đồng Sậy" }));
    expect(address()).toBe("/kien-nghi");
  });

  test("the longest waiting says for how many days, and leads to the document", async () => {
    await openDemands();
    const link = await screen.findByRole("link", { name: "Xin cấp nước" });
    expect(link.getAttribute("href")).toBe("/van-ban/k1");
    expect(wordsOf(link.closest("li"))).toContain("chờ 40 ngày");
    expect(wordsOf(link.closest("li"))).toContain("Chưa trả lời");
  });

  test("there are none: where they come from", async () => {
    await openDemands(
      "/kien-nghi",
      demandsOf({ total: 0, unanswered: 0, medianDays: null, byTopic: [], byPlace: [], oldest: [] }),
    );
    expect(await screen.findByText("Không có kiến nghị nào đang chờ trả lời")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Theo lĩnh vực" })).toBeNull();
  });
});
