import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface ImportedModule {
  /** As written, e.g. `../db` or `next/navigation`. */
  readonly specifier: string;
  /** A module of the project as path without extension, e.g. `lib/server/db`; a package by its name, e.g. `next`. */
  readonly module: string;
  readonly isOurs: boolean;
}

/** What the architecture test looks at in one file: names in code only, never in comments. */
export interface SourceCode {
  /** Path inside the project, with forward slashes. */
  readonly file: string;
  readonly imports: readonly ImportedModule[];
  /** Dotted accesses and calls as written, e.g. `process.env`, `Date.now`, `new Date()`, `it.only`. */
  readonly uses: ReadonlySet<string>;
  /** Every identifier and property name. */
  readonly names: ReadonlySet<string>;
  /** Every piece of text: string and template literals, JSX text; the whole file for style sheets. */
  readonly texts: readonly string[];
  /** Directives such as `use client`. */
  readonly directives: readonly string[];
  /** True when the file consists of nothing but re-exports. */
  readonly isBarrel: boolean;
}

/** Reads every source file that git knows or would know about in a folder. */
export function readSources(root: string): SourceCode[] {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = list.split('\0').filter((file) => /\.(tsx?|mjs|js|css)$/.test(file));
  return files.map((file) => readSource(file, readFileSync(path.join(root, file), 'utf8')));
}

/** Parses one file. `file` is its path inside the project. */
export function readSource(file: string, text: string): SourceCode {
  if (file.endsWith('.css')) return { ...nothing(file), texts: [text] };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const facts = nothing(file);
  const visit = (node: ts.Node): void => {
    collect(node, facts);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const isBarrel = source.statements.length > 0 && source.statements.every(isReExport);
  return { ...facts, isBarrel };
}

function nothing(file: string) {
  return {
    file,
    imports: [] as ImportedModule[],
    uses: new Set<string>(),
    names: new Set<string>(),
    texts: [] as string[],
    directives: [] as string[],
    isBarrel: false,
  };
}

function collect(node: ts.Node, facts: ReturnType<typeof nothing>): void {
  const specifier = importedModule(node);
  if (specifier !== null) facts.imports.push(resolveModule(facts.file, specifier));
  if (ts.isIdentifier(node)) facts.names.add(node.text);
  if (ts.isPropertyAccessExpression(node)) facts.uses.add(node.getText().replace(/\s|\?/g, ''));
  if (ts.isNewExpression(node) && !node.arguments?.length)
    facts.uses.add(`new ${node.expression.getText()}()`);
  if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) {
    facts.texts.push(node.text);
  }
  if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) {
    facts.directives.push(node.expression.text);
  }
}

/** The module that a node loads: import, re-export, `import()`, `require()` or an import type; null for other nodes. */
function importedModule(node: ts.Node): string | null {
  const specifier = moduleSpecifier(node);
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : null;
}

function moduleSpecifier(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (!ts.isCallExpression(node)) return undefined;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  return isImport ? node.arguments[0] : undefined;
}

function resolveModule(file: string, specifier: string): ImportedModule {
  const isRelative = specifier.startsWith('.');
  if (!isRelative && !specifier.startsWith('@/'))
    return { specifier, module: packageName(specifier), isOurs: false };
  const target = isRelative
    ? path.posix.join(path.posix.dirname(file), specifier)
    : specifier.slice('@/'.length);
  return { specifier, module: target.replace(/\.(tsx?|mjs|js)$/, ''), isOurs: true };
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isReExport(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
}
