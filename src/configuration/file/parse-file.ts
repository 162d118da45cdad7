import { LineCounter, parseDocument } from 'yaml'
import { Problem } from '../../problem.ts'

/**
 * Parses a configuration in YAML 1.2.
 *
 * @param called how the file is called in messages
 * @returns its content as data; `Problem` invalid_input with the place of the first fault. The message quotes nothing of the
 *   file, which may hold secrets
 */
export const parseConfigText = (called: string, text: string): unknown => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault === undefined) return document.toJS({ maxAliasCount: 100 })
  const { line, col } = lineCounter.linePos(fault.pos[0])
  throw new Problem(
    'invalid_input',
    `${called} is not YAML: look at line ${line}, column ${col} (${fault.code.toLowerCase().replaceAll('_', ' ')}).`,
  )
}
