import type { RecordKind } from '../store/ports/transfer.ts'
import { type GatewayKey, sentencesIn, textsIn } from '../translations/gateway-sentences.ts'
import { isLanguage, type Language } from '../translations/language.ts'
import type { Translator } from '../translations/translator.ts'

/**
 * Returns the language of a terminal; English where it is none of ours.
 *
 * @param environment its variables `LC_ALL`, `LC_MESSAGES` and `LANG`, the first that is set (POSIX.1-2024, section 8.2)
 */
export const terminalLanguage = (environment: Readonly<Record<string, string | undefined>>): Language => {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const [language] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().split(/[_.@-]/)
  return isLanguage(language) ? language : 'en'
}

/** The destination of lines. */
export type Output = {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  /** The language of its reader; English where it is left out. */
  readonly language?: Language
}

/** Returns what makes sentences for the reader of an output. */
export const sentencesFor = ({ language = 'en' }: Pick<Output, 'language'>): Translator<GatewayKey> =>
  sentencesIn(language)

/** Returns the name of a kind of records, with spaces to the length of the longest. */
export const recordKindName = (kind: RecordKind, { language = 'en' }: Pick<Output, 'language'>): string => {
  const names = textsIn(language).command_line.record_kind
  return names[kind].padEnd(Math.max(...Object.values(names).map(({ length }) => length)))
}
