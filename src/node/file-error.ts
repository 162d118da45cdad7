import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'

const clauseOf = (error: unknown, act: 'read' | 'write'): AnyReason => {
  const name = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const code = `file_error.${act}.${name}`
  return sentencesIn('en').has(code) ? { code, params: {} } : reason('file_error.other', { error: name })
}

/** Returns why a file or folder cannot be read, as a clause for a message. */
export const reasonOfFileError = (error: unknown): AnyReason => clauseOf(error, 'read')

/** Returns why a file cannot be written, as a clause for a message. */
export const reasonOfWriteError = (error: unknown): AnyReason => clauseOf(error, 'write')
