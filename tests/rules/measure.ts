import ts from "typescript";

/** What STYLE asks of one file, measured from its syntax. Lines count from 1. */
export interface Measures {
  readonly lines: number;
  readonly functions: readonly { readonly line: number; readonly lines: number; readonly parameters: number }[];
  /** Places of each habit that we do not have. */
  readonly any: readonly number[];
  readonly nonNull: readonly number[];
  readonly defaultExports: readonly number[];
  readonly emptyCatches: readonly number[];
  readonly enums: readonly number[];
  readonly silenced: readonly number[];
  readonly processEnv: readonly number[];
  /** Exports without a word on what they are. */
  readonly undocumented: readonly number[];
  /** `as` but for `as const`. */
  readonly casts: readonly number[];
  readonly plainThrows: readonly number[];
  readonly throws: number;
}

type Places = Exclude<keyof Measures, "lines" | "functions" | "throws">;
const PLACES = [
  "any",
  "nonNull",
  "defaultExports",
  "emptyCatches",
  "enums",
  "silenced",
  "processEnv",
  "undocumented",
  "casts",
  "plainThrows",
] as const satisfies readonly Places[];

const PLAIN_ERRORS = ["Error", "TypeError", "RangeError"];

/** Measures a file's text. */
export function measure(path: string, text: string): Measures {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const places: Record<Places, number[]> = { ...emptyPlaces() };
  const functions: Measures["functions"][number][] = [];
  let throws = 0;

  function visit(node: ts.Node): void {
    const line = lineOf(node.getStart(source));
    if (ts.isThrowStatement(node)) throws += 1;
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined)
      functions.push({ line, lines: lineOf(node.end) - line + 1, parameters: node.parameters.length });
    for (const place of PLACES) if (FINDERS[place](node, source)) places[place].push(line);
    ts.forEachChild(node, visit);
  }

  visit(source);
  places.silenced.push(...silencedLines(text));
  return { ...places, lines: text.split("\n").length - 1, functions, throws };
}

function emptyPlaces(): Record<Places, number[]> {
  const list = (): number[] => [];
  return {
    ...{ any: list(), nonNull: list(), defaultExports: list(), emptyCatches: list(), enums: list() },
    ...{ silenced: list(), processEnv: list(), undocumented: list(), casts: list(), plainThrows: list() },
  };
}

const FINDERS: Readonly<Record<Places, (node: ts.Node, source: ts.SourceFile) => boolean>> = {
  any: (node) => node.kind === ts.SyntaxKind.AnyKeyword,
  nonNull: (node) => ts.isNonNullExpression(node),
  defaultExports: (node) => ts.isExportAssignment(node) || hasModifier(node, ts.SyntaxKind.DefaultKeyword),
  emptyCatches: (node) => ts.isCatchClause(node) && node.block.statements.length === 0,
  enums: (node) => ts.isEnumDeclaration(node),
  silenced: () => false,
  processEnv: (node, source) => ts.isPropertyAccessExpression(node) && node.getText(source) === "process.env",
  undocumented: (node) =>
    ts.isSourceFile(node.parent ?? node) &&
    hasModifier(node, ts.SyntaxKind.ExportKeyword) &&
    ts.getJSDocCommentsAndTags(node).length === 0,
  casts: (node, source) => ts.isAsExpression(node) && node.type.getText(source) !== "const",
  plainThrows: (node, source) =>
    ts.isThrowStatement(node) &&
    ts.isNewExpression(node.expression) &&
    PLAIN_ERRORS.includes(node.expression.expression.getText(source)),
};

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

/** Lines on which the compiler is told to look away, and notes of work left undone. */
function silencedLines(text: string): number[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      /@ts-(?:ignore|expect-error|nocheck)|\b(?:TODO|FIXME|XXX|HACK)\b/.test(line) ? [index + 1] : [],
    );
}
