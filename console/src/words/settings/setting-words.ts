import { isLanguage, languageNames } from '../../../../src/translations/language.ts'

/** The words of a setting: its name (null where that is the name of a language), its effect, and a value as an example. */
export type SettingEntry = readonly [label: string | null, explanation?: string, example?: string]

/** The words of a language for settings, by their paths. */
export type SettingCatalogue = {
  /**
   * By the path of a setting, or the end of it that is enough: `partner.limit`, `outboundCredentials.token`, `timeout`.
   * The longest one that fits counts. An explanation that is left out is that of the schema. `*` stands for the code of any
   * language.
   */
  readonly settings: Readonly<Record<string, SettingEntry>>
  /** The values of a setting that are chosen from, by the end of its path with the value behind it. */
  readonly options: Readonly<Record<string, string>>
}

type Path = readonly (string | number)[]

/** Finds the words for settings. A path begins with the kind of the document, such as `partner`. */
export type SettingWords = {
  readonly label: (path: Path) => string
  readonly explanation: (path: Path, ofSchema?: string) => string | undefined
  readonly example: (path: Path) => string | undefined
  readonly option: (path: Path, value: string) => string
}

/**
 * Returns the ends of a path under which an entry may be, the longest first, without the numbers of list elements and with
 * `*` for the code of a language.
 */
export const endsOf = (path: Path): readonly string[] => {
  const names = path.filter((step) => typeof step === 'string').map((step) => (isLanguage(step) ? '*' : step))
  return names.map((_, index) => names.slice(index).join('.'))
}

const findEntry = <T>(entries: Readonly<Record<string, T>>, ends: readonly string[]): T | undefined =>
  ends.map((end) => entries[end]).find((entry) => entry !== undefined)

/** Returns the name of a language in itself; of anything else the code. */
const nameOf = (code: string): string => (isLanguage(code) ? languageNames[code] : code)

/** Makes the words for settings of a catalogue. */
export const createSettingWords = ({ settings, options }: SettingCatalogue): SettingWords => {
  const entryOf = (path: Path): SettingEntry | undefined => findEntry(settings, endsOf(path))
  return {
    label: (path) => entryOf(path)?.[0] ?? nameOf(String(path.at(-1))),
    explanation: (path, ofSchema) => entryOf(path)?.[1] ?? ofSchema?.replaceAll('`', ''),
    example: (path) => entryOf(path)?.[2],
    option: (path, value) => findEntry(options, endsOf([...path, value])) ?? nameOf(value),
  }
}
