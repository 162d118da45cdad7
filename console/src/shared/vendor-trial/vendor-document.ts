/** A vendor document as `lendwire certify` writes it, without the rest of its file. */
export type VendorDocument = { readonly code: string; readonly [member: string]: unknown }

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasCode = (value: unknown): value is VendorDocument =>
  isMembers(value) && typeof value.code === 'string'

/** Reads a vendor document, alone or as the only one of a configuration file; null where it is none. */
export const readVendorDocument = (text: string): VendorDocument | null => {
  try {
    const value: unknown = JSON.parse(text)
    const vendors = isMembers(value) && Array.isArray(value.vendors) ? value.vendors : [value]
    const [document] = vendors
    return vendors.length === 1 && hasCode(document) ? document : null
  } catch {
    return null
  }
}

/** A setting of a vendor document for one protocol, and where it is known from. */
export type VendorSetting = { readonly name: string; readonly value: string; readonly source: string }

/** Returns the settings that a vendor document has for a protocol. */
export const settingsOf = (document: VendorDocument, protocol: string): readonly VendorSetting[] => {
  const { [protocol]: settings, sources } = document
  return Object.entries(isMembers(settings) ? settings : {}).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    source: String((isMembers(sources) ? sources[`${protocol}/${name}`] : undefined) ?? ''),
  }))
}

const symbolOf = (symbols: unknown): string | undefined => {
  const symbol: unknown = Array.isArray(symbols) ? symbols[0] : undefined
  return isMembers(symbol) ? `${String(symbol.type)}:${String(symbol.value)}` : undefined
}

/** A word of a command line, in quotes where it needs them. */
const quoted = (word: string): string =>
  /^[\w.:/@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

type Options = readonly (readonly [option: string, value: string | undefined])[]

const commandLine = (url: string, options: Options): string => {
  const words = options.flatMap(([option, value]) => (value === undefined ? [] : [option, quoted(value)]))
  return ['npx lendwire certify', quoted(url), ...words].join(' ')
}

/**
 * Returns the code of the vendor document that a run of certify writes for a partner or a library: one of its own, since
 * a document with the code of a built-in vendor, such as `koha`, would change every partner that has it.
 *
 * @param of what the document is for
 */
export const certifiedVendorCode = (of: 'partner' | 'library', code: string): string =>
  `${of}-${code.toLowerCase().replace(/[^a-z0-9_-]/g, '-')}`.slice(0, 40)

/** Returns the command that tries a partner and writes a vendor document; undefined where the partner has no address. */
export const certifyCommand = (
  code: string,
  partner: Members,
  library: Members | undefined,
): string | undefined => {
  const { connection, symbols } = partner
  if (!isMembers(connection) || typeof connection.url !== 'string' || !URL.canParse(connection.url))
    return undefined
  const { hostname } = new URL(connection.url)
  const options: Options = [
    ['--protocol', String(connection.protocol)],
    ['--requests-at', hostname],
    ['--supplier', symbolOf(symbols)],
    ['--requester', symbolOf(library?.symbols)],
    ['--vendor', 'vendor.json'],
    ['--vendor-code', certifiedVendorCode('partner', code)],
    ['--vendor-name', typeof partner.name === 'string' ? partner.name : undefined],
  ]
  return commandLine(connection.url, options)
}

/** Returns the command that tries a library's own system; undefined where it is not reached over HTTP. */
export const certifySystemCommand = (
  code: string,
  system: Members,
  library: Members | undefined,
): string | undefined => {
  const { url, fromAgency, toAgency } = system
  if (typeof url !== 'string' || !/^https?:/.test(url) || !URL.canParse(url)) return undefined
  const own = symbolOf(library?.symbols)
  const agencyOf = (value: unknown): string | undefined => (typeof value === 'string' ? `ISIL:${value}` : own)
  return commandLine(url, [
    ['--role', 'library-system'],
    ['--requests-at', new URL(url).hostname],
    ['--requester', agencyOf(fromAgency)],
    ['--supplier', agencyOf(toAgency)],
    ['--patron', 'ID'],
    ['--pickup', typeof system.pickupLocation === 'string' ? system.pickupLocation : undefined],
    ['--vendor', 'vendor.json'],
    ['--vendor-code', certifiedVendorCode('library', code)],
    ['--vendor-name', typeof library?.name === 'string' ? library.name : undefined],
  ])
}
