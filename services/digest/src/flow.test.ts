import { LangngheError } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { startDigest } from "./index.ts";
import { deliverApproved } from "./steps/deliver.ts";
import { requestDue } from "./steps/request-due.ts";
import { writeRequested } from "./steps/write-requested.ts";
import { digestRig, documentOf, SERIES } from "./testing/rig.ts";

const ID = "digest_lanh-dao_2026-11-25";

describe("requestDue", () => {
  test.each([
    ["2026-11-25T05:29:59+07:00", 0],
    ["2026-11-25T05:30:00+07:00", 1],
    ["2026-11-24T22:30:00Z", 1],
    ["2026-11-25T23:59:59+07:00", 1],
  ])("at %s makes %i", async (at, made) => {
    const { deps, turn } = digestRig({});
    turn(at);
    expect(await requestDue(deps)()).toBe(made);
  });

  test("once a Vietnamese day and series, however often it looks and whatever became of it", async () => {
    const { deps, digests, turn } = digestRig({ series: [SERIES, { ...SERIES, id: "dat-dai", draftAt: "06:00" }] });
    const due = requestDue(deps);
    expect([await due(), await due()]).toEqual([2, 0]);
    const first = digests.get(ID);
    if (first !== undefined) await deps.digests.put({ ...first.value, state: "discarded" }, first.version);
    expect(await due()).toBe(0);
    turn("2026-11-26T05:45:00+07:00");
    expect(await due()).toBe(1);
    expect([...digests.keys()]).toEqual([ID, "digest_dat-dai_2026-11-25", "digest_lanh-dao_2026-11-26"]);
  });
});

describe("writeRequested", () => {
  test("turns what is requested into a draft, once", async () => {
    const { deps, digests } = digestRig({ documents: [documentOf()] });
    await requestDue(deps)();
    const write = writeRequested(deps);
    expect([await write(), await write()]).toEqual([1, 0]);
    expect(digests.get(ID)?.value).toMatchObject({ state: "draft", day: "2026-11-25" });
    expect(digests.get(ID)?.value.sections).toHaveLength(1);
  });

  test("a person who discards it meanwhile is not overwritten", async () => {
    const rig = digestRig({ documents: [documentOf()] });
    await requestDue(rig.deps)();
    const list = rig.deps.digests.list;
    const meanwhile = {
      ...rig.deps.digests,
      list: async (request: Parameters<typeof list>[0]) => {
        const found = await list(request);
        for (const { value, version } of found.items) await rig.deps.digests.put({ ...value, state: "discarded" }, version);
        return found;
      },
    };
    expect(await writeRequested({ ...rig.deps, digests: meanwhile })()).toBe(0);
    expect(rig.digests.get(ID)?.value.state).toBe("discarded");
  });
});

async function sending() {
  const rig = digestRig({ documents: [documentOf()] });
  await requestDue(rig.deps)();
  await writeRequested(rig.deps)();
  const draft = rig.digests.get(ID);
  if (draft !== undefined) await rig.deps.digests.put({ ...draft.value, state: "sending", approvedBy: "u1" }, draft.version);
  return { ...rig, deliver: deliverApproved(rig.deps), now: () => rig.digests.get(ID)?.value };
}

describe("deliverApproved", () => {
  test("sends what was released, once, and remembers when", async () => {
    const { deliver, sent, now } = await sending();
    expect([await deliver(), await deliver()]).toEqual([1, 0]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: SERIES.recipients, subject: "Bản tin lãnh đạo, ngày 25/11/2026" });
    expect(now()).toMatchObject({ state: "sent", sentAt: "2026-11-25T00:00:00.000Z", problem: null });
  });

  test.each(["requested", "draft", "approved", "sent", "discarded"] as const)("never sends what is %s", async (state) => {
    const { deliver, sent, digests, deps } = await sending();
    const digest = digests.get(ID);
    if (digest !== undefined) await deps.digests.put({ ...digest.value, state }, digest.version);
    expect(await deliver()).toBe(0);
    expect(sent).toEqual([]);
  });

  test("while the server is down it stays in sending with its problem, then is sent once", async () => {
    const { deliver, sent, sendWith, now, digests } = await sending();
    sendWith(() => Promise.reject(new LangngheError("MAIL_FAILED", "the mail server did not answer")));
    expect(await deliver()).toBe(0);
    expect(now()).toMatchObject({ state: "sending", problem: "MAIL_FAILED: the mail server did not answer", sentAt: null });
    const { version } = digests.get(ID) ?? {};
    await deliver();
    expect(digests.get(ID)?.version).toBe(version);
    sendWith(async (mail) => void sent.push(mail));
    expect(await deliver()).toBe(1);
    expect(now()).toMatchObject({ state: "sent", problem: null });
    expect(sent).toHaveLength(1);
  });

  test("after a crash between sending and remembering the repeat carries the same Message-ID", async () => {
    const { deps, sent, deliver } = await sending();
    const died = { ...deps.digests, put: () => Promise.reject(new RangeError("killed")) };
    await expect(deliverApproved({ ...deps, digests: died })()).rejects.toThrow("killed");
    await deliver();
    expect(sent.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${ID}@vinh-lam.example>`));
  });

  test("a fault that does not pass is not hidden as a mail problem", async () => {
    const { deliver, sendWith } = await sending();
    sendWith(() => Promise.reject(new RangeError("a fault of the program")));
    await expect(deliver()).rejects.toThrow("a fault of the program");
  });
});

test("the service runs the day's steps until it is stopped", async () => {
  const { deps, digests } = digestRig({ documents: [documentOf()] });
  const running = startDigest(deps, 0);
  await expect.poll(() => digests.get(ID)?.value.state).toBe("draft");
  await running.stop();
  await expect(running.ended).resolves.toBeUndefined();
});
