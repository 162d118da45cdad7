import { reason } from '../translations/reason.ts'
import { readFile } from 'node:fs/promises'
import { reasonOfFileError } from '../node/file-error.ts'
import { Problem } from '../problem.ts'
import { type Fault, type MessageProtocol, messageProtocols } from './message-protocols.ts'

const messagesOf = (protocol: string): MessageProtocol => {
  const messages = Object.hasOwn(messageProtocols, protocol) ? messageProtocols[protocol] : undefined
  if (messages !== undefined) return messages
  const protocols = Object.keys(messageProtocols).join(' and ')
  throw new Problem('invalid_input', reason('command_line.no_such_protocol', { protocol, protocols }))
}

/** Options of the commands that read messages. */
export type MessageOptions = {
  readonly protocol: string
  readonly edition?: string
  readonly json?: boolean
}

const load = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((cause: unknown) => {
    throw new Problem('not_found', reason('file.unreadable', { file, reason: reasonOfFileError(cause) }), { cause })
  })

const faultLine = ({ path, message, value }: Fault): string =>
  `${path === '' ? '(document)' : path}: ${message}${value === undefined ? '' : ` (found ${JSON.stringify(value)})`}`

/** The destination of lines. */
export type Output = { readonly print: (line: string) => void; readonly complain: (line: string) => void }

/** The result of `validate` for a file. */
type FileResult = {
  readonly file: string
  readonly valid: boolean
  /** The kind and edition of the message, such as `request 1.2`; null if it is unknown. */
  readonly message: string | null
  readonly faults: readonly Fault[]
}

const linesOf = ({ file, valid, message, faults }: FileResult): readonly string[] =>
  valid ? [`${file}: ok ${message ?? ''}`] : faults.map((fault) => `${file}: ${faultLine(fault)}`)

/**
 * Checks messages in files: prints a line per file that is well, or a line per fault: `lendwire validate`.
 *
 * @returns the exit code: 1 if any file is bad
 */
export const validate = async (
  files: readonly string[],
  { protocol, edition, json }: MessageOptions,
  { print }: Output,
): Promise<number> => {
  const messages = messagesOf(protocol)
  const results: FileResult[] = []
  for (const file of files) {
    const bytes = await load(file).catch((error: unknown) => {
      if (error instanceof Problem) return error
      throw error
    })
    const { faults, what } =
      bytes instanceof Problem
        ? { faults: [{ path: '', message: bytes.message }], what: '' }
        : messages.validate(bytes, edition)
    results.push({ file, valid: faults.length === 0, message: what === '' ? null : what, faults })
  }
  if (json) print(JSON.stringify(results, null, 2))
  else for (const line of results.flatMap(linesOf)) print(line)
  return results.every(({ valid }) => valid) ? 0 : 1
}

/**
 * Reads a message and writes it; what was tolerated, and the obstacle, goes to the complaints: `lendwire roundtrip`.
 *
 * @returns the exit code: 1 if it could not be read or written
 */
export const roundtrip = async (
  file: string,
  { protocol, edition, json }: MessageOptions,
  { print, complain }: Output,
): Promise<number> => {
  const result = messagesOf(protocol).roundtrip(await load(file), edition)
  const code = 'written' in result ? 0 : 1
  if (json) {
    print(JSON.stringify({ file, ...result }, null, 2))
    return code
  }
  for (const fault of result.tolerated) complain(faultLine(fault))
  if ('written' in result) print(result.written)
  else {
    complain(`${file} cannot be written again. In the way:`)
    for (const fault of result.inTheWay) complain(`  ${faultLine(fault)}`)
  }
  return code
}
