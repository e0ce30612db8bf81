import { describe, expect, test } from "vitest";
import { fetchError } from "./fault.ts";
import { refused } from "./refusal.ts";

const URL_OF_PAGE = new URL("https://bao.example/tin?sdt=0900000000");
const withCode = (code: string) => Object.assign(new Error("it broke"), { code });

describe("fetchError", () => {
  test.each([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["ECONNREFUSED", "connect"],
    ["UND_ERR_CONNECT_TIMEOUT", "connect"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["HPE_INVALID_CONSTANT", "protocol"],
    ["Z_DATA_ERROR", "bad_encoding"],
    ["ERR__ERROR_FORMAT_PADDING_1", "bad_encoding"],
    ["ZSTD_error_prefix_unknown", "bad_encoding"],
    ["ECONNRESET", "connection_lost"],
    ["UND_ERR_SOCKET", "connection_lost"],
    ["WHATEVER", "connection_lost"],
  ])("%s is %s", (code, why) => {
    const error = fetchError(URL_OF_PAGE, withCode(code));
    expect(error).toMatchObject({ code: "FETCH_FAILED", retryable: true, facts: { host: "bao.example", why, fault: code } });
  });

  test("of several tries the first one speaks", () => {
    const error = fetchError(URL_OF_PAGE, new AggregateError([withCode("ECONNREFUSED"), withCode("ENETUNREACH")]));
    expect(error.facts.why).toBe("connect");
  });

  test("an error of ours stays as it is", () => {
    const ours = refused(URL_OF_PAGE, "too_large");
    expect(fetchError(URL_OF_PAGE, ours)).toBe(ours);
  });

  test("neither message nor facts hold the path or the query", () => {
    const error = fetchError(URL_OF_PAGE, withCode("ECONNRESET"));
    expect(`${error.message} ${JSON.stringify(error.facts)}`).not.toMatch(/tin|sdt|0900/);
  });
});
