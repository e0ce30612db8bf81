import type { Claim } from "@langnghe/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf, type Signed, type TestConsole, testConsole } from "./console-fixture.ts";

const EVIDENCE = {
  url: "https://ho.example/bao-cao",
  title: "Báo cáo quan trắc",
  quote: "Thấm trong giới hạn",
  primary: true,
  stance: "refutes",
};
const FALSE = { value: "false", reason: "Số đo cho thấy đập an toàn", uncertainty: "Chưa đo ở vai trái" };
const CLAIM: Claim = {
  ...{ text: "Đập Phú Mộc bị nứt.", start: 8, end: 27, score: 0.8, checkable: 0.9, sourcing: "none", flag: true },
  ...{ kind: "claim", reasons: ["no_source"] },
};

let console: TestConsole;
let lan: Signed;
let minh: Signed;
let editor: Signed;

beforeEach(async () => {
  console = await testConsole();
  await console.put(documentOf("d1", { claims: [CLAIM], flag: true }), documentOf("d2", { outlet: "cong-tinh", feed: "cong" }));
  [lan, minh, editor] = await Promise.all([console.as("analyst"), console.as("analyst"), console.as("editor")]);
});
afterEach(() => console.close());

/** Opens a case from the sentence of a document; gives its id. */
async function open(document = "d1", span = { start: 8, end: 27 }): Promise<string> {
  const answer = await lan.send("POST", "/api/cases", { document, ...span });
  return answer.json().case.id;
}

/** Acts on the case at its present version. */
async function act(who: Signed, id: string, action: string, more: object = {}) {
  const { version } = (await who.get(`/api/cases/${id}`)).json();
  return who.send("POST", `/api/cases/${id}/actions`, { version, action, ...more });
}

async function addEvidence(who: Signed, id: string, more: object = {}) {
  const { version } = (await who.get(`/api/cases/${id}`)).json();
  return who.send("POST", `/api/cases/${id}/evidence`, { version, ...EVIDENCE, ...more });
}

async function published(): Promise<string> {
  const id = await open();
  await addEvidence(lan, id);
  await act(lan, id, "propose", { verdict: FALSE });
  await act(minh, id, "agree");
  await act(editor, id, "publish", { correction: "Đập an toàn." });
  return id;
}

describe("a case", () => {
  it("is made from a suggested sentence with its reasons and what stands around it", async () => {
    const view = (await lan.send("POST", "/api/cases", { document: "d1", start: 8, end: 27 })).json();
    expect(view.case).toMatchObject({ claim: CLAIM.text, state: "open", reasons: ["no_source"], assignee: lan.id });
    expect(view.context).toEqual({ before: "Mở đầu.", after: "Kết thúc d1." });
    const document = (await lan.get("/api/documents/d1")).json();
    expect(document.claims[0].case).toBe(view.case.id);
  });

  it("joins the same words in another outlet", async () => {
    const id = await open();
    expect(await open("d2")).toBe(id);
    expect((await lan.get(`/api/cases/${id}`)).json().case).toMatchObject({ outlets: 2 });
  });

  it("comes to a published `false` only by evidence, reason, uncertainty, two reviewers and an editor", async () => {
    const id = await open();
    const broken = async (verdict: object) => (await act(lan, id, "propose", { verdict })).json().detail;
    expect(await broken(FALSE)).toBe("needs_primary_evidence");
    expect((await addEvidence(lan, id)).json().case.evidence[0].archive.text).toContain("ho.example");
    expect(await broken({ ...FALSE, reason: " " })).toBe("needs_reason");
    expect(await broken({ ...FALSE, uncertainty: "" })).toBe("needs_uncertainty");
    const proposed = (await act(lan, id, "propose", { verdict: FALSE })).json();
    expect(proposed.case.state).toBe("awaiting_second");
    expect((await act(lan, id, "agree")).json().detail).toBe("second_reviewer_must_differ");
    const agreed = (await act(minh, id, "agree")).json();
    expect(agreed.case).toMatchObject({
      state: "decided",
      verdict: { by: lan.id, secondBy: minh.id, reviewAt: "2027-02-23T07:00:00.000Z" },
    });
    expect((await act(minh, id, "publish", { correction: "Đập an toàn." })).statusCode).toBe(403);
    expect((await act(editor, id, "publish")).json().detail).toBe("needs_correction_text");
    expect((await act(editor, id, "publish", { correction: "Đập an toàn." })).json().case.state).toBe("published");
  });

  it("keeps a second reviewer's disagreement, with what was found, in its history", async () => {
    const id = await open();
    await addEvidence(lan, id);
    await act(lan, id, "propose", { verdict: FALSE });
    const { case: subject } = (await act(minh, id, "disagree", { note: "Thiếu số đo vai trái" })).json();
    expect(subject).toMatchObject({ state: "open", verdict: null });
    expect(subject.history.at(-1).note).toBe("Thiếu số đo vai trái [false: Số đo cho thấy đập an toàn]");
  });

  it("refuses a change made on an old version with 409 and changes nothing", async () => {
    const id = await open();
    const { version } = (await lan.get(`/api/cases/${id}`)).json();
    const dismiss = { version, action: "dismiss" };
    expect((await lan.send("POST", `/api/cases/${id}/actions`, dismiss)).statusCode).toBe(200);
    const late = await minh.send("POST", `/api/cases/${id}/actions`, dismiss);
    expect([late.statusCode, late.json().code]).toEqual([409, "CONFLICT"]);
    expect((await minh.get(`/api/cases/${id}`)).json().version).toBe(version + 1);
  });

  it("is handled in bulk, each answering for itself", async () => {
    const id = await open();
    const results = (
      await lan.send("POST", "/api/cases/bulk", {
        action: "dismiss",
        cases: [
          { id, version: 1 },
          { id: "none", version: 1 },
        ],
      })
    ).json();
    expect(results.results).toEqual([
      { id, version: 2, problem: null },
      { id: "none", version: null, problem: "NOT_FOUND" },
    ]);
    expect((await lan.get("/api/cases?state=dismissed")).json()).toMatchObject({ total: 1, counts: { dismissed: 1 } });
  });
});

describe("the rights", () => {
  it("keep a public body's own people from deciding about it, while they may add evidence", async () => {
    const id = await open();
    const own = await console.as("analyst", { body: "so-nnmt" });
    const { version } = (await lan.get(`/api/cases/${id}`)).json();
    await lan.send("PATCH", `/api/cases/${id}`, { version, concerns: "so-nnmt" });
    expect((await addEvidence(own, id)).statusCode).toBe(200);
    expect((await act(own, id, "propose", { verdict: FALSE })).json().detail).toBe("own_body_cannot_decide");
    const patch = { version: version + 2, concerns: null };
    expect((await own.send("PATCH", `/api/cases/${id}`, patch)).json().detail).toBe("own_body_cannot_decide");
  });

  it("let nobody make a case from what people sent to the authority", async () => {
    await console.put(documentOf("f1", { channel: "feedback", feed: "tong-dai", outlet: "tong-dai" }));
    const answer = await lan.send("POST", "/api/cases", { document: "f1", start: 8, end: 27 });
    expect(answer.json()).toMatchObject({ code: "RULE_BROKEN", detail: "feedback_is_protected" });
  });

  it("accept a page as evidence only with its archived copy", async () => {
    const id = await open();
    expect((await addEvidence(lan, id, { url: null })).statusCode).toBe(400);
    expect((await addEvidence(lan, id, { url: "file:///etc/passwd" })).json()).toMatchObject({ detail: "url" });
    expect((await addEvidence(lan, id, { url: null, text: "Sổ đo ngày 20/11" })).json().case.evidence[0].archive.text).toBe(
      "Sổ đo ngày 20/11",
    );
  });

  it("let anybody contest a published verdict, and give it to another reviewer", async () => {
    const id = await published();
    const body = { case: id, reason: "Số liệu của trạm đã cũ, gọi 0912345678 để biết thêm" };
    const headers = { "x-langnghe": "1" };
    expect((await console.app.inject({ method: "POST", url: "/api/public/contest", headers, payload: body })).statusCode).toBe(
      204,
    );
    const { case: contested } = (await lan.get(`/api/cases/${id}`)).json();
    expect(contested.state).toBe("contested");
    expect(contested.history.at(-1)).toMatchObject({ by: "public", note: "Số liệu của trạm đã cũ, gọi […] để biết thêm" });
    const secondEditor = await console.as("editor");
    expect((await act(secondEditor, id, "uphold")).json().case.state).toBe("published");
  });

  it("do not let those who decided decide the contest, neither way", async () => {
    const id = await open();
    await addEvidence(editor, id);
    await act(editor, id, "propose", { verdict: FALSE });
    await act(minh, id, "agree");
    await act(editor, id, "publish", { correction: "Đập an toàn." });
    await act(minh, id, "contest", { note: "Có số đo mới" });
    for (const action of ["uphold", "reopen"]) {
      expect((await act(editor, id, action)).json().detail).toBe("appeal_needs_another_reviewer");
    }
  });

  it("publish the answer with its evidence, and no account", async () => {
    const id = await published();
    const answer = await console.app.inject("/api/public");
    expect(answer.json().corrections).toMatchObject([
      { id, verdict: "false", correction: "Đập an toàn.", evidence: [{ title: EVIDENCE.title }] },
    ]);
    expect(answer.json().figures).toMatchObject({
      suggested: 1,
      decided: 1,
      byVerdict: { false: 1 },
      contested: 0,
      overturned: 0,
    });
    for (const who of [lan, minh, editor]) expect(answer.body).not.toContain(who.id);
  });

  it("put every change on record with ids only", async () => {
    const id = await published();
    const entries = await console.store.audit.list({ subject: `case:${id}`, limit: 50 });
    expect(entries.map((entry) => entry.facts.action ?? entry.action).reverse()).toEqual([
      "case.create",
      "case.evidence",
      "propose",
      "agree",
      "publish",
    ]);
    expect(JSON.stringify(entries)).not.toContain("nứt");
    expect(await console.store.audit.verify()).toMatchObject({ broken: null });
  });
});

describe("merging", () => {
  const other = { start: 0, end: 7 };

  it("joins wordings, keeps each history, and can be undone", async () => {
    const [source, target] = [await open(), await open("d2", other)];
    const merged = (await act(lan, source, "merge", { into: target })).json();
    expect(merged.case).toMatchObject({ state: "merged", mergedInto: target });
    expect((await lan.get(`/api/cases/${target}`)).json().case).toMatchObject({ outlets: 2, wordings: [{}, {}] });
    expect((await act(lan, source, "unmerge")).json().case).toMatchObject({ state: "open", mergedInto: null });
    const back = (await lan.get(`/api/cases/${target}`)).json().case;
    expect(back.wordings).toHaveLength(1);
    expect(back.history.map((event: { action: string }) => event.action)).toEqual(["suggest", "merge", "unmerge"]);
  });

  it("goes neither into itself nor into a case that is put aside", async () => {
    const [source, target] = [await open(), await open("d2", other)];
    expect((await act(lan, source, "merge", { into: source })).json().detail).toBe("into");
    await act(lan, target, "dismiss");
    expect((await act(lan, source, "merge", { into: target })).json().detail).toBe("not_possible_here");
    expect((await lan.get(`/api/cases/${source}`)).json().case.state).toBe("open");
  });
});
