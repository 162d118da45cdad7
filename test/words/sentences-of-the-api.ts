import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A sentence that the API says, as its source has it: each part that is filled in stands as `X1`. */
export type Sentence = { readonly text: string; readonly place: string }

const root = fileURLToPath(new URL('../../src', import.meta.url))

/**
 * What the console never shows: the commands, the start of a gateway, stores and wires, monitoring, and what partners, patrons
 * and mail services are answered.
 */
const elsewhere =
  /^(cli|store|node|worker|transport|tracing|metrics|secrets|audit)\/|^[a-z-]+\.ts$|^http\/(inbound|patron|respond|manual|console|limits|openapi)\/|^http\/api\/(operations\/metrics|requests\/openurl|events\/event-\w+)\.ts|^configuration\/admin-key|^delivery\/(restore|copyright)\/|^delivery\/inbound\/(handled|ils\/interpret|partner\/interpret|mail\/(handle|interpret))|^partners\/[^/]+\/(incoming|inbound|page|letters\/(english|german))|^notices\/|^events\/read/

/** Faults of the gateway itself: the answer says only that it failed. */
const codesWithoutWords: ReadonlySet<string> = new Set(['internal', 'document_fault'])

const isText = (node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)

/** Returns the texts that an expression may be; an expression that is not written as text gives none. */
const textsOf = (node: ts.Expression): readonly string[] => {
  if (isText(node)) return [node.text]
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression)
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)]
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map(({ literal }) => `X1${literal.text}`).join('')]
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const right = textsOf(node.right)
    return textsOf(node.left).flatMap((left) => right.map((each) => left + each))
  }
  return []
}

/** Returns the last word of what is called: `regex` of `z.string().regex(…)`. */
const nameOf = (node: ts.Expression): string =>
  ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : ''

/** The methods of zod whose last argument may be the sentence for a value that they refuse. */
const rules: ReadonlySet<string> = new Set([
  'refine',
  'regex',
  'startsWith',
  'endsWith',
  'min',
  'max',
  'length',
  'check',
])

/** A fault often comes to its place by a function, as `refused('patron', 'must have …')`. */
const beginning = /^(must (?!have at)|is required|There is no such )/

/** The files that may have a sentence: most have none, and reading them as code costs time. */
const speaks = /new Problem\(|message: |notFound\(|\.(refine|regex|startsWith|endsWith)\(|'must |'is required/

const expressionsIn = (node: ts.Node): readonly ts.Expression[] => {
  if (ts.isNewExpression(node) && nameOf(node.expression) === 'Problem') {
    const [code, message] = node.arguments ?? []
    if (message === undefined || (code !== undefined && isText(code) && codesWithoutWords.has(code.text)))
      return []
    return [message]
  }
  if (ts.isCallExpression(node) && nameOf(node.expression) === 'notFound') return node.arguments.slice(0, 1)
  if (ts.isCallExpression(node) && rules.has(nameOf(node.expression)))
    return node.arguments.slice(1).filter((each) => textsOf(each).length > 0)
  if (ts.isObjectLiteralExpression(node)) {
    const members = new Map(
      node.properties.flatMap((each): [string, ts.Expression][] =>
        ts.isPropertyAssignment(each) && ts.isIdentifier(each.name)
          ? [[each.name.text, each.initializer]]
          : [],
      ),
    )
    const message = members.get('message')
    return message !== undefined && (members.has('path') || members.has('code')) ? [message] : []
  }
  return isText(node) && beginning.test(node.text) ? [node] : []
}

/** Returns the sentence of `notFound('key of this id')` says that there is none. */
const sayOf = (node: ts.Node, text: string): string =>
  ts.isCallExpression(node) && nameOf(node.expression) === 'notFound' ? `There is no ${text}.` : text

const sentencesOf = (file: string): readonly Sentence[] => {
  const code = readFileSync(`${root}/${file}`, 'utf8')
  if (!speaks.test(code)) return []
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest)
  const found: Sentence[] = []
  const visit = (node: ts.Node): void => {
    for (const expression of expressionsIn(node)) {
      const { line } = source.getLineAndCharacterOfPosition(expression.getStart(source))
      const place = `${file}:${line + 1}`
      found.push(...textsOf(expression).map((text) => ({ text: sayOf(node, text), place })))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Reads from `src` every sentence of a `Problem`, of a fault, and of a rule of a schema that the console can show. */
export const sentencesOfTheApi = (): readonly Sentence[] =>
  globSync('**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !elsewhere.test(file))
    .flatMap(sentencesOf)
    // The faults that it points to are shown in its place; and a sentence without words of its own says nothing here.
    .filter(({ text }) => !text.endsWith('see faults.') && /[a-z]{2} /.test(text))
