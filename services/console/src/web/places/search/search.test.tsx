// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { SearchView } from "../../../contract/search.ts";
import { fill, openConsole, rowsOf, wordsOf } from "../../test/console.tsx";
import { hitOf } from "../../test/everyday.ts";
import type { Answers, Asked } from "../../test/fake-api.ts";
import { drawn } from "../../test/fake-chart.ts";

vi.mock("uplot", async () => ({ default: (await import("../../test/fake-chart.ts")).FakePlot }));

const found = (hits: SearchView["hits"], rest: Partial<SearchView> = {}): SearchView => ({
  hits,
  total: hits.length,
  next: null,
  empty: hits.length === 0 ? "no_match" : null,
  ...rest,
});
const FACETS: Answers["GET /api/facets"] = ({ params }: Asked) => {
  const field = params.get("field") ?? "";
  const values: Record<string, { value: string; count: number | null }[]> = {
    channel: [
      { value: "news", count: 1_204 },
      { value: "feedback", count: 31 },
    ],
    topic: ["land", "health", "water", "t4", "t5", "t6", "t7", "t8", "t9"].map((value, index) => ({
      value,
      count: 50 - index,
    })),
    place: [
      { value: "dong-say", count: 12 },
      { value: "lam-giang", count: null },
    ],
    outlet: [],
  };
  return { [field]: values[field] ?? [] };
};
/** Three days; the span before had one document a day less. */
const VOLUME: Answers["GET /api/volume"] = ({ params }: Asked) => {
  const before = Date.parse(params.get("to") ?? "") < Date.now() - 86_400_000;
  const days = ["2026-11-20", "2026-11-21", "2026-11-22"];
  return {
    interval: "day",
    points: days.map((day, index) => ({ at: `${day}T17:00:00.000Z`, count: 10 * (index + 1) - (before ? 1 : 0) })),
  };
};

async function openSearch(at = "/tim-kiem", answers: Answers = {}, width?: number) {
  const opened = openConsole(at, {
    answers: { "GET /api/search": found([hitOf()]), "GET /api/volume": VOLUME, "GET /api/facets": FACETS, ...answers },
    ...(width === undefined ? {} : { width }),
  });
  await screen.findByRole("searchbox", { name: "Từ cần tìm" });
  const group = async (name: string) => within(await screen.findByRole("group", { name }));
  const lastAsked = () => opened.api.of("GET /api/search").at(-1)?.params ?? new URLSearchParams();
  return { ...opened, group, lastAsked };
}

const chips = (): string[] => [...document.querySelectorAll(".active-chips .chip")].map(wordsOf);

beforeEach(() => {
  drawn.charts = [];
});

describe("the question", () => {
  test("Enter searches, with the words in the address and nothing else changed", async () => {
    const { user, address, lastAsked } = await openSearch("/tim-kiem?days=7&topic=water");
    await fill(user, screen.getByRole("searchbox", { name: "Từ cần tìm" }), " nước sạch ");
    await user.keyboard("{Enter}");
    expect(new URLSearchParams(address().split("?")[1]).get("q")).toBe("nước sạch");
    await waitFor(() => expect(lastAsked().get("q")).toBe("nước sạch"));
    expect(lastAsked().getAll("topic")).toEqual(["water"]);
    expect(lastAsked().get("sort")).toBe("newest");
  });

  test("back brings the earlier question, and the box follows", async () => {
    const { user, back } = await openSearch("/tim-kiem?q=dap");
    const box = screen.getByRole<HTMLInputElement>("searchbox", { name: "Từ cần tìm" });
    await fill(user, box, "lúa");
    await user.keyboard("{Enter}");
    await back();
    await waitFor(() => expect(box.value).toBe("dap"));
  });

  test("the same words again are no new step", async () => {
    const { user, address } = await openSearch("/tim-kiem?q=dap&days=7");
    const before = address();
    await user.click(screen.getByRole("button", { name: "Tìm" }));
    expect(address()).toBe(before);
  });

  test("/ comes to the box from anywhere on the page, with the words chosen to be typed over", async () => {
    const { user } = await openSearch("/tim-kiem?q=dap");
    const box = screen.getByRole<HTMLInputElement>("searchbox", { name: "Từ cần tìm" });
    await screen.findByRole("link", { name: "Đập Phú Mộc được kiểm tra" });
    await user.keyboard("/");
    expect(document.activeElement).toBe(box);
    await user.keyboard("lua");
    expect(box.value).toBe("lua");
  });
});

describe("the filters", () => {
  test("come from the address: an address that is shared opens the same question", async () => {
    const { lastAsked } = await openSearch(
      "/tim-kiem?q=dap&channel=news&channel=community&topic=land&place=dong-say&flag=true&from=2026-11-01&to=2026-11-10&sort=oldest",
    );
    await waitFor(() => expect(lastAsked().getAll("channel")).toEqual(["news", "community"]));
    expect(Object.fromEntries(lastAsked())).toMatchObject({ topic: "land", place: "dong-say", flag: "true", sort: "oldest" });
    // Whole Vietnamese days, the last one included.
    expect(lastAsked().get("from")).toBe("2026-10-31T17:00:00.000Z");
    expect(lastAsked().get("to")).toBe("2026-11-10T17:00:00.000Z");
  });

  test("stand as chips with their names, each taking itself away", async () => {
    const { user, address } = await openSearch(
      "/tim-kiem?channel=news&topic=land&place=dong-say&flag=true&unanswered=true&story=s1",
    );
    await waitFor(() =>
      expect(chips()).toEqual([
        "Báo chí",
        "Đất đai",
        "Xã Đồng Sậy",
        "Một chuỗi tin",
        "Chỉ bài có gợi ý kiểm chứng",
        "Chỉ kiến nghị chưa trả lời",
      ]),
    );
    await user.click(screen.getByRole("button", { name: "Bỏ lọc Đất đai" }));
    expect(address()).toBe("/tim-kiem?channel=news&place=dong-say&story=s1&flag=true&unanswered=true");
    await user.click(screen.getByRole("button", { name: "Bỏ lọc Một chuỗi tin" }));
    expect(address()).toBe("/tim-kiem?channel=news&place=dong-say&flag=true&unanswered=true");
  });

  test("are all cleared at once; words, time and order stay", async () => {
    const { user, address } = await openSearch("/tim-kiem?q=dap&days=7&topic=land&flag=true&sort=oldest");
    await user.click(await screen.findByRole("button", { name: "Bỏ hết bộ lọc" }));
    expect(address()).toBe("/tim-kiem?q=dap&days=7&sort=oldest");
    expect(chips()).toEqual([]);
  });

  test("say how many documents each value gives; a small cell of feedback is not counted out", async () => {
    const { group } = await openSearch();
    const channels = await group("Kênh");
    expect(await channels.findByText("1.204")).toBeTruthy();
    const places = await group("Địa bàn");
    expect((await places.findByText("dưới 10")).closest("label")?.textContent).toContain("Phường Lam Giang");
  });

  test("leave their own field out of its counts, so that the other values stay choosable", async () => {
    const { api } = await openSearch("/tim-kiem?channel=news&topic=land");
    await waitFor(() => expect(api.of("GET /api/facets")).toHaveLength(4));
    const asked = Object.fromEntries(api.of("GET /api/facets").map(({ params }) => [params.get("field"), params]));
    expect(asked.topic?.getAll("topic")).toEqual([]);
    expect(asked.topic?.getAll("channel")).toEqual(["news"]);
    expect(asked.channel?.getAll("channel")).toEqual([]);
    expect(asked.channel?.getAll("topic")).toEqual(["land"]);
  });

  test("are ticked on and off, each a step in the address", async () => {
    const { user, group, address } = await openSearch();
    const topics = await group("Lĩnh vực");
    await user.click(await topics.findByRole("checkbox", { name: /Đất đai/u }));
    await user.click(topics.getByRole("checkbox", { name: /Y tế/u }));
    expect(address()).toBe("/tim-kiem?topic=land&topic=health");
    await user.click(topics.getByRole("checkbox", { name: /Đất đai/u }));
    expect(address()).toBe("/tim-kiem?topic=health");
    await user.click(screen.getByRole("checkbox", { name: "Chỉ bài có gợi ý kiểm chứng" }));
    expect(address()).toBe("/tim-kiem?topic=health&flag=true");
  });

  test("show seven values, all on request, and a chosen one always", async () => {
    const { user, group } = await openSearch("/tim-kiem?topic=t9&topic=gone");
    const topics = await group("Lĩnh vực");
    await topics.findByRole("checkbox", { name: /Đất đai/u });
    expect(topics.queryByRole("checkbox", { name: /^t8/u })).toBeNull();
    expect(topics.getByRole<HTMLInputElement>("checkbox", { name: /^t9/u }).checked).toBe(true);
    expect(topics.getByRole<HTMLInputElement>("checkbox", { name: /^gone/u }).checked).toBe(true);
    await user.click(topics.getByRole("button", { name: "Xem thêm" }));
    expect(topics.getByRole("checkbox", { name: /^t8/u })).toBeTruthy();
  });

  test("open over the results on a small screen, with the number of active ones on the button", async () => {
    const { user } = await openSearch("/tim-kiem?topic=land&flag=true", {}, 390);
    const button = screen.getByRole("button", { name: "Bộ lọc (2)" });
    expect(screen.queryByRole("group", { name: "Kênh" })).toBeNull();
    await user.click(button);
    expect(screen.getByRole("group", { name: "Kênh" })).toBeTruthy();
    await user.click(await screen.findByRole("button", { name: "Xem 1 kết quả" }));
    expect(screen.queryByRole("group", { name: "Kênh" })).toBeNull();
  });
});

describe("the time", () => {
  test("has spans with words; choosing one replaces a span of one's own", async () => {
    const { user, address, group } = await openSearch("/tim-kiem?from=2026-11-01&to=2026-11-10");
    const time = await group("Thời gian");
    expect(time.getByRole("button", { name: "Khoảng khác" }).getAttribute("aria-pressed")).toBe("true");
    await user.click(time.getByRole("button", { name: "7 ngày qua" }));
    expect(address()).toBe("/tim-kiem?days=7");
    await user.click(time.getByRole("button", { name: "30 ngày qua" }));
    expect(address()).toBe("/tim-kiem");
  });

  test("a span that ends before it begins is not taken", async () => {
    const { address, api } = await openSearch("/tim-kiem?from=2026-11-05&to=2026-11-10");
    const to = screen.getByLabelText<HTMLInputElement>("Đến ngày");
    for (const typed of ["01/11/2026", "12/11/2026"]) {
      fireEvent.change(to, { target: { value: typed } });
      fireEvent.blur(to);
    }
    await waitFor(() => expect(address()).toBe("/tim-kiem?from=2026-11-05&to=2026-11-12"));
    const asked = api.of("GET /api/search").map(({ params }) => params.get("to"));
    expect(asked).not.toContain("2026-11-01T17:00:00.000Z");
  });
});

describe("the chart", () => {
  test("has a table of its numbers beside it, with the span before", async () => {
    await openSearch();
    const table = await screen.findByRole("table", { name: "Số văn bản theo thời gian" });
    await waitFor(() =>
      expect(rowsOf(table)).toEqual([
        ["21/11/2026", "10", "9"],
        ["22/11/2026", "20", "19"],
        ["23/11/2026", "30", "29"],
      ]),
    );
    expect([...table.querySelectorAll("thead th")].map(wordsOf)).toEqual(["Thời điểm", "Số văn bản", "Kỳ trước"]);
  });

  test("compares with the span of equal length just before", async () => {
    const { api } = await openSearch("/tim-kiem?from=2026-11-18&to=2026-11-22");
    expect(await screen.findByText(/nhiều hơn kỳ trước|ít hơn kỳ trước|bằng kỳ trước/u)).toBeTruthy();
    const spans = api.of("GET /api/volume").map(({ params }) => [params.get("from"), params.get("to")]);
    expect(spans).toEqual([
      ["2026-11-17T17:00:00.000Z", "2026-11-22T17:00:00.000Z"],
      ["2026-11-12T17:00:00.000Z", "2026-11-17T17:00:00.000Z"],
    ]);
  });

  test("claims no comparison where there is nothing before: over all of time", async () => {
    const { user, group } = await openSearch();
    await screen.findByText(/nhiều hơn kỳ trước 3/u);
    const time = await group("Thời gian");
    await user.click(time.getByRole("button", { name: "Toàn bộ" }));
    await waitFor(() => expect(time.getByRole("button", { name: "Toàn bộ" }).getAttribute("aria-pressed")).toBe("true"));
    expect(screen.queryByText(/kỳ trước \d/u)).toBeNull();
    const table = screen.getByRole("table", { name: "Số văn bản theo thời gian" });
    expect([...table.querySelectorAll("thead th")].map(wordsOf)).toEqual(["Thời điểm", "Số văn bản"]);
  });

  test("takes the same question as the list: an export or a glance never ignores the filters", async () => {
    const { api, lastAsked } = await openSearch("/tim-kiem?q=dap&topic=land&flag=true");
    await waitFor(() => expect(api.of("GET /api/volume").length).toBeGreaterThan(0));
    const volume = api.of("GET /api/volume")[0]?.params;
    for (const key of ["q", "topic", "flag", "from", "to"]) expect(volume?.get(key)).toBe(lastAsked().get(key));
  });

  test("a click on a bar opens exactly its span", async () => {
    const { address } = await openSearch("/tim-kiem?topic=land");
    await waitFor(() => expect(drawn.charts.at(-1)?.data[1]).toEqual([10, 20, 30]));
    const chart = drawn.charts.at(-1);
    if (chart === undefined) expect.unreachable();
    chart.cursor.idx = 1;
    chart.over.click();
    const asked = new URLSearchParams(address().split("?")[1]);
    expect(asked.get("from")).toBe("2026-11-21T17:00:00.000Z");
    expect(asked.get("to")).toBe("2026-11-22T17:00:00.000Z");
    expect(asked.get("topic")).toBe("land");
  });

  test("can give way to its table", async () => {
    const { user } = await openSearch();
    await user.click(screen.getByRole("button", { name: "Bảng số liệu" }));
    expect(document.querySelector(".chart")).toBeNull();
    expect(screen.getByRole("button", { name: "Biểu đồ" })).toBeTruthy();
  });
});
