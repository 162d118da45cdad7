import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import known from './known-sentences.json' with { type: 'json' }

/** Three words of a sentence in a row. */
const words = /(?:^|[^\w/.`-])[A-Za-z’,]{2,} [a-z’]{2,} [a-z’]{2,}/

/** Such words on a line behind a quote, outside of comments: most files have none, and are not parsed. */
const mayHaveSentence =
  /^(?!\s*(?:\*|\/\/|\/\*|import )).*['`].*[A-Za-z’,]{2,} [a-z’]{2,} [a-z’]{2,}|^[^'`]*[a-z’]{2,} [a-z’]{2,} [^'`]*`/m

/** Words that only statements of SQL and Lua have. */
const statement =
  /\b(?:select|insert|update|delete|create|where|join|order by|returning|alter|redis\.call)\b/i

/** Calls and members whose texts are no reasons: the API’s document, the log, and errors of programs. */
const described = /^(?:describe|meta|openapi|Error|TypeError|RangeError|log|pretty)$/
const members = /^(?:description|summary|title|follows|raisedBy|starts|source|provenance)$/

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
    : undefined
}

/** Counts the literals of a file that are sentences, but those of the API’s document, of the log and of programs’ errors. */
const countSentences = (file: string, source: string): number => {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest)
  const count = (node: ts.Node): number => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
      if (ts.isIdentifier(called) && described.test(called.text)) return count(node.expression)
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && members.test(node.name.text)) return 0
    const text = textOf(node)
    const own = text !== undefined && words.test(text) && !statement.test(text) ? 1 : 0
    let inner = 0
    ts.forEachChild(node, (child) => {
      inner += count(child)
    })
    return own + inner
  }
  return count(tree)
}

test('no sentence is written in the source beside the catalogue but those that are listed', () => {
  const root = new URL('../../src/', import.meta.url).pathname
  const counts = globSync('**/*.ts', { cwd: root })
    .filter((file) => !/^(?:translations|store\/upgrades|http\/openapi)\//.test(file))
    .toSorted()
    .flatMap((file) => {
      const source = readFileSync(`${root}${file}`, 'utf8')
      const count = mayHaveSentence.test(source) ? countSentences(file, source) : 0
      return count === 0 ? [] : [[file, count] as const]
    })
  // A new sentence is a message of the catalogue. Take a file off the list, or lower its number, where sentences left it.
  expect(Object.fromEntries(counts)).toEqual(known)
})

/** Phrases that a native reader trips over, for which the pages of the manual are searched by textlint (`scripts/prose`). */
const puzzling =
  /\b(?:by itself|anew|so (?:many|few)(?! that| as)|[Ww]hat (?:became|becomes|came) of|is mended|would else|stands once)\b/

test('no comment, name or text has a phrase that a native reader trips over', () => {
  const root = new URL('../../', import.meta.url).pathname
  const folders = '{src,console/src,protocols/*/src,packages/*/src,scripts,bench}'
  const lines = globSync(`${folders}/**/*.{ts,tsx,json}`, { cwd: root })
    // Sentences that stores hold, words that lenders write, and what is built.
    .filter((file) => !/upgrades\/|classify\/|openapi-types|prose\//.test(file))
    .flatMap((file) =>
      readFileSync(`${root}${file}`, 'utf8')
        .split('\n')
        .flatMap((line) => (puzzling.test(line) ? [`${file}: ${line.trim()}`] : [])),
    )
  expect(lines).toEqual([])
})

/** Attributes of components whose text a reader sees or hears. */
const shown =
  /^(?:label|title|placeholder|description|aria-label|alt|error|heading|hint|message|text|caption|summary|legend)$/

/** Texts that are the same in each language: names of keys and units, the product, an example, and commands for a terminal. */
const universal = /^(?:lendwire|Esc|Ctrl K|Ctrl ↵|kB|· HTTP|12\.50 EUR|npx lendwire .*)$/

/** Lists what a component of the console shows that is in no words of a language. */
const textsOutsideWords = (file: string, source: string): readonly string[] => {
  const tree = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const texts: string[] = []
  const look = (node: ts.Node): void => {
    // Errors of programmers reach no reader.
    if (ts.isNewExpression(node) || ts.isImportDeclaration(node)) return
    const text = ts.isJsxText(node) ? node.text : textOf(node)
    let holder = node.parent
    while (
      ts.isJsxExpression(holder) ||
      ts.isParenthesizedExpression(holder) ||
      (ts.isConditionalExpression(holder) && node !== holder.condition) ||
      (ts.isBinaryExpression(holder) && /^(?:\?\?|\|\||&&)$/.test(holder.operatorToken.getText(tree)))
    )
      holder = holder.parent
    const isShown = ts.isJsxAttribute(holder)
      ? shown.test(holder.name.getText(tree))
      : ts.isJsxText(node) || ts.isJsxElement(holder)
    if (text !== undefined && /\p{L}{2}/u.test(text) && (isShown || words.test(text))) texts.push(text.trim())
    ts.forEachChild(node, look)
  }
  ts.forEachChild(tree, look)
  return texts.filter((text) => !universal.test(text)).map((text) => `${file}: ${text}`)
}

test('nothing that the console shows is written in a component beside the words of its languages', () => {
  const root = new URL('../../console/src/', import.meta.url).pathname
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.startsWith('words/'))
  expect(files.length).toBeGreaterThan(400)
  expect(files.flatMap((file) => textsOutsideWords(file, readFileSync(`${root}${file}`, 'utf8')))).toEqual([])
})
