import { type ErrorCode, isMap, LineCounter, parseDocument } from 'yaml'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { type KeysOf, type Reason, reason, textReason } from '../../translations/reason.ts'

/** The most values that aliases may repeat: a few lines could else stand for gigabytes. */
const maxAliases = 100

/** The usual faults of YAML. The messages of the reader are not shown: some quote the file, which may have secrets. */
const yamlFaults: Partial<Readonly<Record<ErrorCode, KeysOf<'yaml'>>>> = {
  BAD_DQ_ESCAPE: 'yaml.bad_dq_escape',
  BAD_INDENT: 'yaml.bad_indent',
  BAD_SCALAR_START: 'yaml.bad_scalar_start',
  BLOCK_AS_IMPLICIT_KEY: 'yaml.block_as_implicit_key',
  DUPLICATE_KEY: 'yaml.duplicate_key',
  MISSING_CHAR: 'yaml.missing_char',
  MULTILINE_IMPLICIT_KEY: 'yaml.multiline_implicit_key',
  MULTIPLE_DOCS: 'yaml.multiple_docs',
  TAB_AS_INDENT: 'yaml.tab_as_indent',
  UNEXPECTED_TOKEN: 'yaml.unexpected_token',
}

const reasonOf = (code: ErrorCode): AnyReason => {
  const key = yamlFaults[code]
  return key === undefined ? textReason(code.toLowerCase().replaceAll('_', ' ')) : reason(key)
}

const placeOf = ({ line, col }: { readonly line: number; readonly col: number }) =>
  reason('file.place', { line, column: col })

/** Reads a text as YAML 1.2, of which JSON is a part, with the first of its faults and the place of that. */
const parse = (text: string) => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault === undefined) return { document, fault: null }
  return { document, fault: { code: fault.code, place: placeOf(lineCounter.linePos(fault.pos[0])) } }
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
      reason('problem.not_yaml', { name, place: fault.place, reason: reasonOf(fault.code) }),
    )
  try {
    return document.toJS({ maxAliasCount: maxAliases })
  } catch (cause) {
    throw new Problem('invalid_input', reason('problem.yaml_aliases', { name, limit: maxAliases }), {
      cause,
    })
  }
}

/** Reads the place from the message of `JSON.parse`. The rest of the message quotes the file, which may have secrets. */
const placeOfJsonError = (error: unknown): Reason<'file.place'> | undefined => {
  const [, line, column] = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  return line === undefined ? undefined : placeOf({ line: Number(line), col: Number(column) })
}

/**
 * Parses a configuration in JSON. A name that occurs twice in one object is a fault: the second value would silently
 * replace the first.
 *
 * @param name the name of the file in messages
 * @param mayBeYaml whether another name would make it a file in YAML: the message says so where it is one
 * @returns as `parseYamlConfig`
 */
export const parseJsonConfig = (name: string, text: string, mayBeYaml = false): unknown => {
  const { document, fault } = parse(text)
  try {
    const content: unknown = JSON.parse(text)
    if (fault?.code !== 'DUPLICATE_KEY') return content
  } catch (cause) {
    const place = placeOfJsonError(cause) ?? fault?.place
    const isYaml = mayBeYaml && fault === null && isMap(document.contents) && !document.contents.flow
    const why = isYaml
      ? reason('problem.yaml_named_json', { name })
      : place === undefined
        ? reason('problem.not_json', { name })
        : reason('problem.not_json_at', { name, place })
    throw new Problem('invalid_input', why, { cause })
  }
  throw new Problem('invalid_input', reason('problem.name_twice', { name, place: fault.place }))
}
