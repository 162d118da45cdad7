import { type ErrorCode, LineCounter, parseDocument } from 'yaml'
import { Problem } from '../../problem.ts'

/** The most values that aliases may repeat: a few lines could else stand for gigabytes. */
const maxAliases = 100

/** The usual faults of YAML in words. The messages of the reader are not shown: some quote the file, which may have secrets. */
const yamlFaults: Partial<Readonly<Record<ErrorCode, string>>> = {
  BAD_DQ_ESCAPE: 'a backslash between quotation marks is before a sign that it cannot escape',
  BAD_INDENT: 'the indentation differs from that of the lines before, or a bracket is not closed',
  BAD_SCALAR_START: 'a value begins with a sign that needs quotation marks around the value',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon in one line: put the value in quotation marks',
  DUPLICATE_KEY: 'a name is twice in one object',
  MISSING_CHAR: 'a colon, a comma, a bracket or a quotation mark is missing before it',
  MULTILINE_IMPLICIT_KEY: 'a name has no colon, or is longer than a line',
  MULTIPLE_DOCS: 'only one document is taken',
  TAB_AS_INDENT: 'lines are indented by spaces, not by tabs',
  UNEXPECTED_TOKEN: 'there is a sign that nothing expects here',
}

const wordsOf = (code: ErrorCode): string => yamlFaults[code] ?? code.toLowerCase().replaceAll('_', ' ')

/** Reads a text as YAML 1.2, of which JSON is a part, with the first of its faults and the place of that. */
const parse = (text: string) => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault === undefined) return { document, fault: null }
  const { line, col } = lineCounter.linePos(fault.pos[0])
  return { document, fault: { code: fault.code, place: `line ${line}, column ${col}` } }
}

/**
 * Parses a configuration in YAML 1.2.
 *
 * @param name the name of the file in messages
 * @returns its content as data; `Problem` invalid_input with the place of the first fault. The message does not quote the
 *   file, which may have secrets
 */
export const parseYamlConfig = (name: string, text: string): unknown => {
  const { document, fault } = parse(text)
  if (fault !== null)
    throw new Problem(
      'invalid_input',
      `${name} is not YAML: look at ${fault.place} (${wordsOf(fault.code)}).`,
    )
  try {
    return document.toJS({ maxAliasCount: maxAliases })
  } catch (cause) {
    throw new Problem(
      'invalid_input',
      `${name} has an alias (*name) without its anchor (&name) before it, or more than ${maxAliases} uses of aliases.`,
      { cause },
    )
  }
}

/** Reads the place from the message of `JSON.parse`. The rest of the message quotes the file, which may have secrets. */
const placeOfJsonError = (error: unknown): string | undefined => {
  const [, line, column] = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  return line === undefined ? undefined : `line ${line}, column ${column}`
}

/**
 * Parses a configuration in JSON. A name that occurs twice in one object is a fault: the second value would silently
 * replace the first.
 *
 * @param name the name of the file in messages
 * @returns as `parseYamlConfig`
 */
export const parseJsonConfig = (name: string, text: string): unknown => {
  const { fault } = parse(text)
  try {
    const content: unknown = JSON.parse(text)
    if (fault?.code !== 'DUPLICATE_KEY') return content
  } catch (cause) {
    const place = placeOfJsonError(cause) ?? fault?.place
    const advice =
      place === undefined ? 'a value is not JSON, such as a word without quotes' : `look at ${place}`
    throw new Problem('invalid_input', `${name} is not JSON: ${advice}.`, { cause })
  }
  throw new Problem('invalid_input', `${name} has a name twice in one object: look at ${fault.place}.`)
}
