import { type Fault, makeFault } from './fault.ts'
import type { Scope } from './namespaces.ts'
import type { OpenElement, XmlElement } from './tree.ts'

/** The limits of a document. */
export type Limits = {
  /** Bytes of the input; characters where it is a string. */
  readonly bytes: number
  /** Nested elements. */
  readonly depth: number
  /** Elements of the document. */
  readonly elements: number
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number
  /** Characters of one run of text or one attribute's value, as written. */
  readonly text: number
}

type Open = { readonly element: OpenElement; readonly scope: Scope }

/** A scan under way. */
export type Scan = {
  readonly text: string
  readonly limits: Limits
  readonly dropDoctype: boolean
  position: number
  elements: number
  nextReference: number
  nextCdataEnd: number
  /** True where lines have to be normalised (XML 1.0, 2.11). */
  readonly hasCarriageReturn: boolean
  root: XmlElement | undefined
  refusesName: boolean
  readonly open: Open[]
  readonly kept: string[]
  keptFrom: number
}

/** Normalises the ends of lines (XML 1.0, 2.11). */
export function normaliseLines({ hasCarriageReturn }: Scan, text: string): string {
  return hasCarriageReturn ? text.replace(/\r\n?/g, '\n') : text
}

/** Leaves everything from the present position to `to` out of `bareText`. */
export function cut(state: Scan, to: number): void {
  state.kept.push(state.text.slice(state.keptFrom, state.position))
  state.keptFrom = to
  state.position = to
}

/** Makes the fault of a text that is not well-formed. */
export function broken(state: Scan, position: number, fault: string): Fault {
  return makeFault('not_well_formed', '', `not well-formed XML: ${fault}${place(state.text, position)}`)
}

/** Makes the fault of a text that exceeds a limit. */
export function tooMuch(state: Scan, position: number, fault: string): Fault {
  return makeFault('limit_exceeded', '', `${fault}${place(state.text, position)}`)
}

/** Describes a position by its line and column. */
export function place(text: string, position: number): string {
  const lines = text.slice(0, position).split('\n')
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`
}
