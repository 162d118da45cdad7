import { RE2JS } from 're2js'
import { z } from 'zod'
import { schemaMessage } from '../translations/schema-message.ts'

/** The code of a vendor, as connections and library systems name it. */
export const VendorCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, schemaMessage('fault.vendor_code'))
export type VendorCode = z.infer<typeof VendorCode>

/** RE2 takes a step of each instruction for each character: both are bounded, to half a second on a slow machine. */
const maxInstructions = 500
const maxMatched = 10_000

/** Says why a text is no pattern; undefined where it is one. */
const patternFault = (text: string): string | undefined => {
  try {
    const size = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE).programSize()
    return size <= maxInstructions
      ? undefined
      : schemaMessage('fault.pattern_too_large', { size, limit: maxInstructions })
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace('error parsing regexp: ', '') : String(error)
    return schemaMessage('fault.no_pattern', { reason })
  }
}

/**
 * A regular expression as data: it is matched without regard to case, in the first 10,000 characters of a text. RE2 matches
 * it in a time that grows with both lengths only, so that no pattern can stop the gateway.
 */
export const Pattern = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((text, context) => {
    const message = patternFault(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

/** The patterns of vendor data that were compiled last: every message is held against the same ones. */
const compiled = new Map<string, RE2JS>()
const maxCompiled = 1_000

const compile = (pattern: string): RE2JS => {
  const cached = compiled.get(pattern)
  if (cached !== undefined) return cached
  if (compiled.size >= maxCompiled) compiled.clear()
  const made = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
  compiled.set(pattern, made)
  return made
}

/** Returns true for a text that matches a pattern of vendor data. */
export const matchesPattern = (pattern: string | null, text: string | undefined): boolean =>
  pattern !== null && text !== undefined && compile(pattern).matcher(text.slice(0, maxMatched)).find()

/** Returns the groups of a pattern of vendor data in a text that matches it; none where the text does not. */
export const groupsIn = (
  pattern: string | null,
  text: string | undefined,
): readonly (string | undefined)[] => {
  if (pattern === null || text === undefined) return []
  const matcher = compile(pattern).matcher(text.slice(0, maxMatched))
  if (!matcher.find()) return []
  return Array.from({ length: matcher.groupCount() }, (_, index) => matcher.group(index + 1) ?? undefined)
}

/**
 * Replaces each match of a pattern of vendor data.
 *
 * @param words the replacement; `$1` stands for the first group, `$&` for the match
 */
export const replacePattern = (pattern: string, text: string, words: string): string =>
  compile(pattern).matcher(text.slice(0, maxMatched)).replaceAll(words, true) + text.slice(maxMatched)

/** The source of each departure from the standard, by the name of the setting. */
export const Sources = z.record(z.string().max(60), z.string().min(1).max(1000)).prefault({})

/** The departures of a vendor's systems from the standard in one use: `settings` names the departures alone. */
export type BuiltInVendor = {
  readonly code: VendorCode
  /** The name of the vendor for people. */
  readonly name: string
  readonly settings: Readonly<Record<string, unknown>>
  /** A pattern of what it answers to a connection test that was made with another vendor, and no other system does. */
  readonly recognizedBy?: string
  /** Where each departure is known from: an address, a standard, or a recorded exchange. */
  readonly sources: Readonly<Record<string, string>>
}

/** A system that keeps to the standard: no departure. */
export const vendorByStandard: BuiltInVendor = {
  code: 'standard',
  name: 'By the standard',
  settings: {},
  sources: {},
}

/** Completes a built-in vendor whose departures are all known from one source. */
export const withOneSource = (vendor: Omit<BuiltInVendor, 'sources'>, source: string): BuiltInVendor => ({
  ...vendor,
  sources: Object.fromEntries(Object.keys(vendor.settings).map((setting) => [setting, source])),
})

/** The use of vendor data: one protocol with partners, or the libraries' own systems. */
export type VendorUse = {
  /** The member of a vendor document that holds its settings, such as `iso18626`. */
  readonly name: string
  readonly title: string
  /** The schema of the settings: each has the standard's value where it is left out. */
  readonly settings: z.ZodObject
  /** The vendors that are always there, `standard` first. */
  readonly builtIn: readonly BuiltInVendor[]
}

/** The settings of a stored vendor document for one use. Each one overrides the setting of the built-in vendor. */
export type VendorSettings = Readonly<Record<string, unknown>>

/** Finds a built-in vendor; the standard where there is none of that code. */
export const builtInVendor = ({ builtIn }: VendorUse, code: string): BuiltInVendor | undefined =>
  builtIn.find((each) => each.code === code)

/** Returns the other built-in vendor whose systems alone answer so; a vendor that an admin wrote is not doubted. */
export const otherVendor = (use: VendorUse, code: string, words: string): BuiltInVendor | undefined => {
  const other = use.builtIn.find(({ recognizedBy }) => matchesPattern(recognizedBy ?? null, words))
  return builtInVendor(use, code) === undefined || other?.code === code ? undefined : other
}

/**
 * Makes the function that reads a vendor's settings. A setting comes from the stored document, else from the built-in
 * vendor of the code, else from the standard.
 */
export const vendorReader = <T extends z.ZodObject>(use: VendorUse & { readonly settings: T }) => {
  const parsed = new WeakMap<VendorSettings, z.output<T>>()
  const standard: VendorSettings = {}
  return (code: string, configured: VendorSettings | undefined): z.output<T> => {
    const builtIn = builtInVendor(use, code)?.settings ?? standard
    const key = configured ?? builtIn
    const cached = parsed.get(key)
    if (cached !== undefined) return cached
    const read = use.settings.parse({ ...builtIn, ...configured })
    parsed.set(key, read)
    return read
  }
}
