import { decode } from './decode.ts'
import { readWithFastXmlParser } from './fast-xml-reader.ts'
import { type Fault, makeFault } from './fault.ts'
import { scan } from './scan.ts'
import type { Limits } from './scan-state.ts'
import type { XmlDocument } from './tree.ts'

/** The builder of the tree: fast-xml-parser, or the scan that checks every document before it (docs/adr/0007). */
export type XmlReader = 'fast-xml-parser' | 'scan'

/** The options of parsing. */
export type ParseOptions = {
  readonly limits?: Partial<Limits>
  /** The treatment of a DOCTYPE: refused, or removed if it has no internal subset. It is never followed. */
  readonly doctype?: 'refuse' | 'drop'
  /** `fast-xml-parser` where it is left out. Both give the same tree or the same fault; `scan` is the faster one. */
  readonly reader?: XmlReader
}

/** A parsed document, or why there is none. */
export type Parsed =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly fault: Fault }

/** The limits that hold where the caller says nothing else. */
export const defaultLimits: Limits = {
  bytes: 1_048_576,
  depth: 32,
  elements: 10_000,
  attributes: 32,
  text: 262_144,
}

/**
 * Removes blanks before the XML declaration. Some systems write a line break before the XML declaration, which must
 * come first (XML 1.0, production 22).
 */
function withoutBlanksBeforeDeclaration(text: string): string {
  const trimmed = /^[ \t\r\n]/.test(text) ? text.replace(/^[ \t\r\n]+/, '') : text
  return trimmed.startsWith('<?xml ') ? trimmed : text
}

/**
 * Parses an XML document: decodes it, checks it, and builds its tree.
 *
 * @param input bytes (UTF-8, UTF-16 with a mark, or what the declaration says), or decoded text
 */
export function parseDocument(input: Uint8Array | string, options: ParseOptions = {}): Parsed {
  const limits = options.limits === undefined ? defaultLimits : { ...defaultLimits, ...options.limits }
  if (input.length > limits.bytes) {
    return {
      ok: false,
      fault: makeFault('limit_exceeded', '', `a document of more than ${limits.bytes} bytes`),
    }
  }
  const decoded = decode(input)
  if (!decoded.ok) return decoded
  const text = withoutBlanksBeforeDeclaration(decoded.text)
  const scanned = scan(text, limits, options.doctype === 'drop')
  if (!scanned.ok) return scanned
  const root = options.reader === 'scan' ? scanned.root : readWithFastXmlParser(scanned.bareText())
  if (root !== undefined) return { ok: true, document: { root } }
  return { ok: false, fault: makeFault('not_well_formed', '', 'an element name that is not accepted') }
}
