import { z } from 'zod'
import { ilsVendors } from '../ils/vendors/built-in-vendors.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import {
  builtInVendor,
  Sources,
  VendorCode,
  type VendorSettings,
  type VendorUse,
} from '../partners/vendor-use.ts'

/** Returns what vendor documents may be for: the protocols of partners, and the ILS. */
export const vendorUses = (protocols: readonly ProtocolEntry[]): readonly VendorUse[] => [
  ...protocols.flatMap(({ vendors }) => vendors ?? []),
  ilsVendors,
]

/**
 * Returns the settings of a use without their defaults: a setting that is left out stays out, so that it overrides
 * nothing.
 */
const withoutDefaults = (settings: z.ZodObject) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(settings.shape).map(([name, setting]) => {
        const inner = setting instanceof z.ZodPrefault ? setting.unwrap() : setting
        const { description = '' } = z.globalRegistry.get(setting) ?? {}
        return [name, z.optional(inner).describe(description)]
      }),
    ),
  )

/**
 * Returns the schema of a vendor document: one member for each use, which holds the settings in which the vendor's
 * systems depart from the standard. Built-in vendors and those of an admin are checked by the same schema.
 */
export const vendorSchema = (protocols: readonly ProtocolEntry[]) => {
  const uses = Object.fromEntries(
    vendorUses(protocols).map(({ name, title, settings }) => [
      name,
      withoutDefaults(settings)
        .optional()
        .describe(`The departures over ${title}; left out where it is not for that.`),
    ]),
  )
  return z.strictObject({
    code: VendorCode.describe('The code, fixed once given.'),
    name: z.string().min(1).max(200).describe('What people call it.'),
    sources: Sources.describe('Where each departure is known from, by `use/setting`.'),
    ...uses,
  })
}

/** A vendor document, as far as every use has it. */
export type Vendor = {
  readonly code: VendorCode
  readonly name: string
  readonly sources: Readonly<Record<string, string>>
  readonly [use: string]: unknown
}

/** Returns the built-in vendors as documents, by code: one of several uses is listed once. */
export const builtInVendors = (protocols: readonly ProtocolEntry[]): readonly Vendor[] => {
  const documents = new Map<VendorCode, Vendor>()
  for (const use of vendorUses(protocols))
    for (const { code, name, settings, sources } of use.builtIn) {
      const before = documents.get(code)
      const named = Object.entries(sources).map(([setting, source]) => [`${use.name}/${setting}`, source])
      documents.set(code, {
        code,
        name: before?.name ?? name,
        ...before,
        sources: { ...before?.sources, ...Object.fromEntries(named) },
        [use.name]: settings,
      })
    }
  return [...documents.values()].toSorted((one, other) => one.code.localeCompare(other.code))
}

const isSettings = (value: unknown): value is VendorSettings => typeof value === 'object' && value !== null

/** Returns the settings that a stored vendor document has for a use; undefined where it has none for that. */
export const settingsIn = (document: unknown, { name }: VendorUse): VendorSettings | undefined => {
  const settings = typeof document === 'object' && document !== null ? Reflect.get(document, name) : undefined
  return isSettings(settings) ? settings : undefined
}

/** Returns the settings that a vendor document has for a library's own system; undefined where it has none. */
export const ilsSettingsIn = (document: unknown): VendorSettings | undefined =>
  settingsIn(document, ilsVendors)

/** Returns whether there is a vendor with this code for this use, stored or built in. */
export const hasVendor = (use: VendorUse, code: string, stored: unknown): boolean =>
  settingsIn(stored, use) !== undefined || builtInVendor(use, code) !== undefined
