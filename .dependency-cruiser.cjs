// The layers of ARCHITECTURE.md as rules that fail. Each says why in its comment, which the tool prints with a breach.
const LAYER_1 = "^packages/(streams|pipeline|runtime|html|sqlite)/";
const LAYER_2 = "^packages/(bus|store|sources|extraction|classifiers|languages|mail|fetching)/";
const PRODUCT = "^(packages|services)/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or need a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "domain-imports-nothing",
      comment: "Layer 0 is vocabulary and rules: it may import the schema library only.",
      severity: "error",
      from: { path: "^packages/domain/src/", pathNot: "\\.test\\.ts$" },
      to: { path: "^(packages|services|scripts|tests)/", pathNot: "^packages/domain/" },
    },
    {
      name: "domain-vendor",
      comment: "Layer 0 may import zod and node's own modules only.",
      severity: "error",
      from: { path: "^packages/domain/src/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/zod" },
    },
    {
      name: "layer-1-downward",
      comment: "Layer 1 may import layer 0 only, and no sibling.",
      severity: "error",
      from: { path: LAYER_1, pathNot: "\\.test\\.ts$|/docs/" },
      to: { path: "^(packages|services|scripts|tests)/", pathNot: ["^packages/domain/", "^packages/$1/"] },
    },
    {
      name: "layer-2-downward",
      comment: "Layer 2 may import layers 0 and 1, never a sibling: the service passes it in.",
      severity: "error",
      from: { path: LAYER_2, pathNot: "\\.test\\.ts$" },
      to: { path: "^(packages|services|scripts|tests)/", pathNot: ["^packages/domain/", LAYER_1, "^packages/$1/"] },
    },
    {
      name: "services-apart",
      comment: "Services talk through streams and the store only.",
      severity: "error",
      from: { path: "^services/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^services/", pathNot: "^services/$1/" },
    },
    {
      name: "services-downward",
      comment: "A service may not reach up into scripts or tests.",
      severity: "error",
      from: { path: PRODUCT, pathNot: "^packages/testing/|\\.test\\.ts$" },
      to: { path: "^(scripts|tests|packages/testing)/" },
    },
    {
      name: "entry-only",
      comment: "Another package is used through its entry, so that its inside can change.",
      severity: "error",
      from: { path: "^(packages|services)/([^/]+)/" },
      to: { path: "^(packages|services)/[^/]+/src/", pathNot: ["^$1/$2/", "^(packages|services)/[^/]+/src/index\\.ts$"] },
    },
    {
      name: "drivers-hold-vendors",
      comment: "In packages with drivers, vendor clients stand in drivers/ only.",
      severity: "error",
      from: { path: "^packages/(bus|store|mail)/src/", pathNot: "/drivers/|\\.test\\.ts$" },
      to: { path: "node_modules/(kafkajs|@elastic|nodemailer)/" },
    },
    {
      name: "natural-deep-only",
      comment: "Importing natural's root prints, reads .env and loads 77 MB; it is used by deep imports in packages/languages.",
      severity: "error",
      from: {},
      to: { path: "node_modules/natural/lib/natural/index\\.js$" },
    },
    {
      name: "no-tests-in-product",
      comment: "Product code must not depend on a test.",
      severity: "error",
      from: { pathNot: "\\.test\\.ts$" },
      to: { path: "\\.test\\.ts$" },
    },
    {
      name: "resolvable",
      comment: "An import that does not resolve breaks at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^bun:" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/|services/console/src/web/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
