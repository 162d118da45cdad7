import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders = ['src', 'protocols/*/src', 'packages/*/src', 'console/src', 'scripts']
const files = globSync(
  folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
  { cwd: root, exclude: (name) => /(^|[\\/])(dist|generated|node_modules)$/.test(name) },
).filter((file) => !/\.d\.ts$|\bgenerated\b/.test(file))

const options: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
}

/** Plural nouns, which end as verbs do. */
const nouns =
  /^(Alarms|Classes|Documents|Events|Holdings|Items|Messages|Partners|Replies|Requests|Sessions|Settings|This|Values|Vendors)$/

const isExported = (statement: ts.VariableStatement | ts.FunctionDeclaration): boolean =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true

/** Returns the name of an exported function. */
const functionName = (statement: ts.Statement): string | undefined => {
  if (ts.isFunctionDeclaration(statement) && isExported(statement)) return statement.name?.text
  if (!ts.isVariableStatement(statement) || !isExported(statement)) return undefined
  const [declaration] = statement.declarationList.declarations
  if (declaration?.initializer === undefined || !ts.isIdentifier(declaration.name)) return undefined
  return ts.isArrowFunction(declaration.initializer) ? declaration.name.text : undefined
}

const docstringOf = (code: string, { pos }: ts.Statement): string | undefined =>
  ts
    .getLeadingCommentRanges(code, pos)
    ?.map((range) => code.slice(range.pos, range.end))
    .findLast((comment) => comment.startsWith('/**'))

const beginsWithVerb = (docstring: string): boolean => {
  const [first = ''] = /[A-Za-z]+/.exec(docstring) ?? []
  return /^[A-Z][a-z]+s$/.test(first) && !nouns.test(first)
}

/** Returns the exported functions of a file, with their docstrings. Components of the console are not among them. */
const functionsOf = (file: string) => {
  const code = readFileSync(join(root, file), 'utf8')
  const documented = new Set<string>()
  return ts.createSourceFile(file, code, options).statements.flatMap((statement) => {
    const name = functionName(statement)
    if (name === undefined || (file.endsWith('.tsx') && /^[A-Z]/.test(name))) return []
    const docstring = docstringOf(code, statement)
    // The first of several signatures has the docstring of all.
    if (docstring === undefined && documented.has(name)) return []
    documented.add(name)
    return [{ place: `${file}: ${name}`, docstring }]
  })
}

test('the docstring of every exported function begins with a verb, which says what it does', () => {
  const functions = files.flatMap(functionsOf)
  expect(functions.length).toBeGreaterThan(2_000)
  const faulty = functions.filter(({ docstring }) => docstring === undefined || !beginsWithVerb(docstring))
  expect(faulty.map(({ place, docstring }) => `${place}: ${docstring?.slice(0, 80) ?? 'none'}`)).toEqual([])
})
