const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Koha writes times as its clock shows them, an hour ahead of UTC here, and without a zone (interop recordings, K26A-whole-loan). */
const localTime = (text: string): string => {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return text
  if (text.endsWith('T23:59:59Z')) return `${text.slice(0, 10)} 23:59:00`
  const local = new Date(Date.parse(text) + 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`
}

/** The elements of which Koha writes each word in a `<value>` of its own (interop recordings, K59-retry-with-a-condition and -volume). */
const wordLists: ReadonlySet<string> = new Set(['loanCondition', 'volume', 'edition', 'itemFormat'])

const placeholders: Readonly<Record<string, string>> = {
  supplyingAgencyId: 'sup_agency_value',
  requestingAgencyId: 'req_agency_value',
}

const isCode = (value: object): value is { readonly value: string } =>
  'value' in value && typeof value.value === 'string'

const element = (name: string, value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((each) => element(name, each)).join('')
  const placeholder = placeholders[name]
  if (placeholder !== undefined)
    return `<${name}><agencyIdValue>${placeholder}</agencyIdValue><agencyIdType>ISIL</agencyIdType></${name}>`
  if (typeof value === 'object') {
    if (!isCode(value)) return `<${name}>${content(value)}</${name}>`
    return wordLists.has(name)
      ? `<${name}><value>${escaped(value.value)}</value></${name}>`
      : `<${name}>${escaped(value.value)}</${name}>`
  }
  const text = escaped(localTime(String(value)))
  return wordLists.has(name) ? `<${name}><value>${text}</value></${name}>` : `<${name}>${text}</${name}>`
}

/** Writes the members of an element in another order than the schema's: Koha's own order changes with each message. */
const content = (value: object): string =>
  Object.entries(value)
    .reverse()
    .map(([name, child]) => element(name, child))
    .join('')

/**
 * Writes a message as Koha does.
 *
 * @param envelope whether it stands in ISO18626Message, with the version that Koha's main names
 */
export const writeKoha = (kind: string, body: object, envelope: boolean): string => {
  const message = `<${kind}>${content(body)}</${kind}>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${
    envelope
      ? `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="2021-3">${message}</ISO18626Message>`
      : message
  }`
}
