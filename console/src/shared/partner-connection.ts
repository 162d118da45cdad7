import { isLanguage, type Language } from '../../../src/translations/language.ts'

const textOf = (connection: unknown, member: string): string | undefined => {
  const value: unknown =
    typeof connection === 'object' && connection !== null ? Reflect.get(connection, member) : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Returns the mail address of a connection; undefined for a partner that letters do not go to. */
export const mailAddressOf = (connection: unknown): string | undefined => textOf(connection, 'address')

/** Returns the path to which a partner posts messages, below its own; undefined for one without a URL, as by mail. */
export const inboundPathOf = (connection: unknown): string | undefined =>
  textOf(connection, 'url') === undefined ? undefined : textOf(connection, 'protocol')

/** Returns the language in which letters to a partner are written: its own, or English where there are no words in that one. */
export const letterLanguageOf = (connection: unknown): Language => {
  const language = textOf(connection, 'language')?.slice(0, 2)
  return isLanguage(language) ? language : 'en'
}
