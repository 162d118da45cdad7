import { LineCounter, parseDocument } from 'yaml'
import { Problem } from '../../problem.ts'

/** Reads a text as YAML 1.2, of which JSON is a part, with the first of its faults and the place of that. */
const parse = (text: string) => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault === undefined) return { document, fault: null }
  const { line, col } = lineCounter.linePos(fault.pos[0])
  const name = fault.code.toLowerCase().replaceAll('_', ' ')
  return { document, fault: { code: fault.code, place: `line ${line}, column ${col}`, name } }
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
  if (fault === null) return document.toJS({ maxAliasCount: 100 })
  throw new Problem('invalid_input', `${name} is not YAML: look at ${fault.place} (${fault.name}).`)
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
