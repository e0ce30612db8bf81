import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import type { App, Context } from "../app.ts";
import { notFound } from "../problems.ts";

const DEFAULT_ROOT = fileURLToPath(new URL("../../web/dist", import.meta.url));
/** The bundler puts a hash of its content into each asset's name, so that a name never means anything else. */
const ASSETS = "/assets/";

/** The interface: its files, and its first page for every address of a place in it. */
export async function webRoutes(app: App, context: Context): Promise<void> {
  const root = context.webRoot ?? DEFAULT_ROOT;
  await app.register(fastifyStatic, { root, serve: false, cacheControl: false, dotfiles: "deny" });

  app.get("/*", { config: { access: "public" }, schema: { hide: true } }, async (request, reply) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (path.startsWith("/api/")) throw notFound("such address");
    if (path.startsWith(ASSETS)) return reply.header("cache-control", "public, max-age=31536000, immutable").sendFile(path);
    if (extname(path) !== "") return reply.header("cache-control", "public, max-age=3600").sendFile(path);
    if (!existsSync(join(root, "index.html"))) return sendMissing(reply);
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}

function sendMissing(reply: FastifyReply): FastifyReply {
  return reply.code(503).type("text/html; charset=utf-8").header("cache-control", "no-store").send(MISSING_PAGE);
}

const MISSING_PAGE = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>Lắng Nghe</title>
<h1>Giao diện chưa được dựng</h1>
<p>Máy chủ đang chạy, dữ liệu vẫn được thu thập. Chạy <code>npm run build:web</code> rồi tải lại trang này.</p>
<p lang="en">The server runs, but its interface has not been built. Run <code>npm run build:web</code> and reload this page.</p>
</html>
`;
