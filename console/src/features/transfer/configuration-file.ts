import { partnersFromCsv } from './partner-csv.ts'

/** A configuration as the API takes it: a section for each kind of documents. */
export type ConfigurationContent = Readonly<Record<string, unknown>>

const isContent = (value: unknown): value is ConfigurationContent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads a file: a whole configuration or a list of partners as JSON, or partners as CSV.
 *
 * @returns null where it is none of these
 */
export const readConfigurationFile = (name: string, text: string): ConfigurationContent | null => {
  try {
    if (/\.csv$/i.test(name)) return { partners: partnersFromCsv(text) }
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return { partners: value }
    if (!isContent(value)) return null
    return isContent(value.content) ? value.content : value
  } catch {
    return null
  }
}
