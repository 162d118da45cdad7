import { IntlMessageFormat } from 'intl-messageformat'
import { costInWords } from './cost-in-words.ts'
import { dateInWords } from './date-in-words.ts'
import { type Language, localeOf } from './language.ts'
import type { AnyReason, Parameter } from './parameter.ts'
import type { MessageKey, ParametersOf } from './reason.ts'

/** The messages of an area, as its JSON file has them: texts in ICU MessageFormat, in groups of any depth. */
export type MessageTree = { readonly [name: string]: string | MessageTree }

/** The areas of a language that a program loads, each under the name of its file. */
export type Areas = Readonly<Record<string, MessageTree>>

/** The keys of some areas. */
export type KeyOf<A extends Areas> = Extract<MessageKey, `${Extract<keyof A, string>}.${string}`>

/** What is known of the reader of a sentence. */
export type Reader = {
  /** The IANA name of the time zone in which instants are written; without one they are written in UTC, and say so. */
  readonly timeZone?: string | undefined
  /** The names of partners by their codes; one that is not among them is named by its code. */
  readonly partners?: Readonly<Record<string, string>> | undefined
}

/** Makes sentences in one language. */
export type Translator<Key extends MessageKey> = {
  readonly language: Language
  /** Returns the sentence of a message. */
  readonly t: <K extends Key>(key: K, ...params: ParametersOf<K>) => string
  /**
   * Returns the sentence of a reason. One whose code or parameters this version does not know is shown as its code.
   *
   * @param reader who reads it
   */
  readonly say: (reason: AnyReason, reader?: Reader) => string
  /** Returns whether there is such a message. */
  readonly has: (key: string) => key is Key
}

const messageAt = (areas: Areas, key: string): string | undefined => {
  let place: string | MessageTree | undefined = areas
  for (const name of key.split('.')) {
    if (typeof place !== 'object' || !Object.hasOwn(place, name)) return undefined
    place = place[name]
  }
  return typeof place === 'string' ? place : undefined
}

/**
 * Makes the translator of a language.
 *
 * @param areas what it can say, by area; each message is parsed when it is first needed
 */
export const createTranslator = <A extends Areas>(language: Language, areas: A): Translator<KeyOf<A>> => {
  const locale = localeOf(language)
  const formats = new Map<string, IntlMessageFormat | string>()
  const lists = new Intl.ListFormat(locale)

  const formatOf = (key: string): IntlMessageFormat | string | undefined => {
    const parsed = formats.get(key)
    if (parsed !== undefined) return parsed
    const message = messageAt(areas, key)
    if (message === undefined) return undefined
    const format = message.includes('{')
      ? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
      : message
    formats.set(key, format)
    return format
  }

  const write = (parameter: Parameter | boolean, reader: Reader | undefined): string | number | boolean => {
    if (typeof parameter !== 'object') return parameter
    if (Array.isArray(parameter))
      return lists.format(parameter.map((each: Parameter) => String(write(each, reader))))
    if ('day' in parameter) return dateInWords(parameter.day, language, 'UTC')
    if ('instant' in parameter)
      return reader?.timeZone === undefined
        ? `${dateInWords(parameter.instant, language, 'UTC', 'day_and_time')} UTC`
        : dateInWords(parameter.instant, language, reader.timeZone, 'day_and_time')
    if ('partner' in parameter) return reader?.partners?.[parameter.partner] ?? parameter.partner
    if ('amount' in parameter) return costInWords(parameter, language)
    return 'code' in parameter ? say(parameter, reader) : ''
  }

  const fill = (key: string, params: AnyReason['params'], reader?: Reader): string | undefined => {
    const format = formatOf(key)
    if (format === undefined || typeof format === 'string') return format
    const values = Object.entries(params).map(([name, value]) => [name, write(value, reader)])
    return String(format.format(Object.fromEntries(values)))
  }

  const say = ({ code, params }: AnyReason, reader?: Reader): string => {
    if (code === 'text') return String(params.text)
    try {
      return fill(code, params, reader) ?? code
    } catch {
      // The parameters of another version: its code says at least what to search for.
      return code
    }
  }

  return {
    language,
    t: (key, ...[params]) => fill(key, params ?? {}) ?? key,
    say,
    has: (key): key is KeyOf<A> => formatOf(key) !== undefined,
  }
}
