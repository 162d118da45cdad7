import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A regular expression in the source, with its place: `src/config.ts:35`. */
export type Pattern = { readonly place: string; readonly source: string; readonly flags: string }

/** The regular expressions of a file: its literals, and the places where it calls `new RegExp`. */
export type FilePatterns = {
  readonly file: string
  readonly literals: readonly Pattern[]
  readonly constructed: readonly string[]
}

const sourceFiles = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.ts$/.test(name) && !/(?:^|\/)(?:node_modules|dist)\//.test(name))
    .map((name) => join(folder, name))

const patternsIn = (root: string, file: string): FilePatterns => {
  const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const literals: Pattern[] = []
  const constructed: string[] = []
  const visit = (node: ts.Node): void => {
    const place = () => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      literals.push({ place: place(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') constructed.push(place())
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return { file, literals, constructed }
}

/**
 * Finds the regular expressions of all TypeScript files in some folders.
 *
 * @param root the folder of the project
 */
export const findPatterns = (root: string, folders: readonly string[]): readonly FilePatterns[] =>
  folders.flatMap((folder) => sourceFiles(root, folder)).map((file) => patternsIn(root, file))
