import { reason } from '../translations/reason.ts'
import { readFile } from 'node:fs/promises'
import { reasonOfFileError } from '../node/file-error.ts'
import { Problem } from '../problem.ts'
import { type Fault, type MessageProtocol, messageProtocols } from './message-protocols.ts'
import { type Output, sentencesFor } from './output.ts'

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

const faultLine = ({ path, message, value }: Fault, output: Output): string => {
  const { t } = sentencesFor(output)
  const place = path === '' ? t('command_line.whole_document') : path
  const found = value === undefined ? '' : ` ${t('command_line.found', { value: JSON.stringify(value) })}`
  return `${place}: ${message}${found}`
}

/** The result of `validate` for a file. */
type FileResult = {
  readonly file: string
  readonly valid: boolean
  /** The kind and edition of the message, such as `request 1.2`; null if it is unknown. */
  readonly message: string | null
  readonly faults: readonly Fault[]
}

const linesOf = ({ file, valid, message, faults }: FileResult, output: Output): readonly string[] =>
  valid ? [`${file}: ok ${message ?? ''}`] : faults.map((fault) => `${file}: ${faultLine(fault, output)}`)

/**
 * Checks messages in files: prints a line per file that is well, or a line per fault: `lendwire validate`.
 *
 * @returns the exit code: 1 if any file is bad
 */
export const validate = async (
  files: readonly string[],
  { protocol, edition, json }: MessageOptions,
  output: Output,
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
        ? { faults: [{ path: '', message: sentencesFor(output).say(bytes.reason) }], what: '' }
        : messages.validate(bytes, edition)
    results.push({ file, valid: faults.length === 0, message: what === '' ? null : what, faults })
  }
  if (json) output.print(JSON.stringify(results, null, 2))
  else for (const line of results.flatMap((each) => linesOf(each, output))) output.print(line)
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
  output: Output,
): Promise<number> => {
  const result = messagesOf(protocol).roundtrip(await load(file), edition)
  const code = 'written' in result ? 0 : 1
  if (json) {
    output.print(JSON.stringify({ file, ...result }, null, 2))
    return code
  }
  for (const fault of result.tolerated) output.complain(faultLine(fault, output))
  if ('written' in result) output.print(result.written)
  else {
    output.complain(sentencesFor(output).t('command_line.not_written_again', { file }))
    for (const fault of result.inTheWay) output.complain(`  ${faultLine(fault, output)}`)
  }
  return code
}
