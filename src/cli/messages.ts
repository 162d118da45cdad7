import { readFile } from 'node:fs/promises'
import { Problem } from '../problem.ts'
import { type Fault, type MessageProtocol, messageProtocols } from './message-protocols.ts'

const messagesOf = (protocol: string): MessageProtocol => {
  const messages = Object.hasOwn(messageProtocols, protocol) ? messageProtocols[protocol] : undefined
  if (messages !== undefined) return messages
  const known = Object.keys(messageProtocols).join(' and ')
  throw new Problem('invalid_input', `There is no protocol ${protocol}: only ${known}.`)
}

/** Options of the commands that read messages. */
export type MessageOptions = { readonly protocol: string; readonly edition?: string }

const load = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((cause: unknown) => {
    throw new Problem('not_found', `The file ${file} cannot be read.`, { cause })
  })

const faultLine = ({ path, message, value }: Fault): string =>
  `${path === '' ? '(document)' : path}: ${message}${value === undefined ? '' : ` (found ${JSON.stringify(value)})`}`

/** Where lines go. */
export type Output = { readonly print: (line: string) => void; readonly complain: (line: string) => void }

/**
 * `lendwire validate`: a line per file that is well, or a line per fault.
 *
 * @returns the exit code: 1 if any file is bad
 */
export const validate = async (
  files: readonly string[],
  { protocol, edition }: MessageOptions,
  { print }: Output,
): Promise<number> => {
  const messages = messagesOf(protocol)
  let bad = 0
  for (const file of files) {
    const bytes = await load(file).catch((error: unknown) => {
      if (error instanceof Problem) return error
      throw error
    })
    const { faults, what } =
      bytes instanceof Problem
        ? { faults: [{ path: '', message: bytes.message }], what: '' }
        : messages.validate(bytes, edition)
    if (faults.length === 0) print(`${file}: ok ${what}`)
    else bad += 1
    for (const fault of faults) print(`${file}: ${faultLine(fault)}`)
  }
  return bad > 0 ? 1 : 0
}

/**
 * `lendwire roundtrip`: reads a message and writes it; what was tolerated, and what stands in the way, goes to the
 * complaints.
 *
 * @returns the exit code: 1 if it could not be read or written
 */
export const roundtrip = async (
  file: string,
  { protocol, edition }: MessageOptions,
  { print, complain }: Output,
): Promise<number> => {
  const result = messagesOf(protocol).roundtrip(await load(file), edition)
  for (const fault of result.tolerated) complain(faultLine(fault))
  if ('written' in result) {
    print(result.written)
    return 0
  }
  complain(`${file} cannot be written again. In the way:`)
  for (const fault of result.inTheWay) complain(`  ${faultLine(fault)}`)
  return 1
}
