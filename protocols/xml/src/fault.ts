/** Kinds of fault that make a whole document unreadable. */
const fatalKinds = ['not_well_formed', 'limit_exceeded', 'doctype_refused', 'unknown_encoding'] as const

/** Kinds of departure from a content model, each tolerated in reading as far as the rest can be read. */
const modelKinds = [
  'unknown_element',
  'unexpected_element',
  'missing_element',
  'unknown_attribute',
  'missing_attribute',
  'unexpected_text',
  'bad_value',
  'wrong_namespace',
] as const

/** Every kind of fault. */
export type FaultKind = (typeof fatalKinds)[number] | (typeof modelKinds)[number]

/** One thing that is wrong with a document. */
export type Fault = {
  readonly kind: FaultKind
  /** Names from below the root to the place, joined by `/`; the root's own name for the root; '' for the whole document. */
  readonly path: string
  /** The offending text, at most 100 characters. */
  readonly value?: string
  /** The fault and the right form. It never has the value, which may be a patron's. */
  readonly message: string
  /** The text of an element that the value does not hold, at most 4,000 characters: nothing else has it. */
  readonly unread?: string
}

/** Thrown by the writer where the result would not be valid; `faults` says why. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(`cannot be written: ${faults.map(({ path, message }) => `${path}: ${message}`).join('; ')}`)
    this.faults = faults
  }
}

const longestValue = 100

/**
 * Makes a fault.
 *
 * @param path where it is
 * @param value the offending text; it is shortened to 100 characters
 */
export function makeFault(kind: FaultKind, path: string, message: string, value?: string): Fault {
  return value === undefined ? { kind, path, message } : { kind, path, message, value: shorten(value) }
}

const maxNames = 12

/** Says of which elements one is required; of many the first ones only. */
export function sayOneOf(names: readonly string[]): string {
  const some = names.slice(0, maxNames).join(', ')
  return `one of these is required: ${some}${names.length > maxNames ? ` or others (${names.length} in all)` : ''}`
}

function shorten(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue - 1).toWellFormed()}…` : text
}
