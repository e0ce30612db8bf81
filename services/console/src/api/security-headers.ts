import type { FastifyReply } from "fastify";

/** Only own files; nobody may frame us; no plug-ins, no other base address, forms only to us. Inline styles stay out too. */
const PAGE_POLICY = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** A mail is shown in a frame of our own page, without scripts, forms or anything from outside. */
const PREVIEW_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

const HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

/** Sets what every answer carries, unless the route has set its own policy. */
export function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers(HEADERS);
  if (reply.hasHeader("content-security-policy")) return;
  reply.header("content-security-policy", PAGE_POLICY);
  reply.header("x-frame-options", "DENY");
}

/** For the mail preview: its own, narrower policy. */
export function setPreviewPolicy(reply: FastifyReply): void {
  reply.header("content-security-policy", PREVIEW_POLICY);
}
