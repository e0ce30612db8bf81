import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Built with `vite build services/console/src/web`; the console serves `dist`. Fonts and all else are bundled. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // Data addresses would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    // One file of about 600 kB (185 kB compressed) from this machine or the office network: splitting it would gain nothing.
    chunkSizeWarningLimit: 800,
    // The policy allows only own scripts, and every browser we support preloads modules itself.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
