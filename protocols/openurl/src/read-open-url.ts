import { readNumbers } from './identifiers.ts'
import {
  elsewhereKeys,
  formats,
  genres,
  identifierKeys,
  linkKeys,
  otherKeys,
  type TextField,
  tellingKeys,
  textFields,
  textKeys,
  titleKeys,
} from './keys.ts'
import { type Kind, makeFault, type OpenUrlFault, type OpenUrlResult } from './open-url.ts'
import { limits, type Pair, parseQuery } from './query.ts'
import { cleanPairs, first, type Values, valuesByKey } from './values.ts'

const knownKeys: ReadonlySet<string> = new Set([...otherKeys, ...Object.values(textKeys).flat()])

/**
 * Reads an OpenURL: version 1.0 (Z39.88-2004) in key/encoded-value form, of the formats book, journal and
 * dissertation, also with Dublin Core; and version 0.1. Keys may lack their prefix, values may repeat, a link may mix
 * both versions.
 *
 * @param query the query of a link, as text (encoded, with or without the text before the question mark, in UTF-8
 *   or Latin-1) or taken apart
 * @returns the citation, what was not understood, and what is wrong; or why nothing was read. It never throws
 */
export function readOpenUrl(query: string | URLSearchParams): OpenUrlResult {
  const size = typeof query === 'string' ? query.length : query.toString().length
  if (size > limits.query) {
    return refuse('too_large', `the OpenURL has ${size} characters; at most ${limits.query} are read`)
  }
  const pairs = typeof query === 'string' ? parseQuery(query) : [...query]
  if (pairs.length > limits.keys) {
    return refuse('too_many_keys', `the OpenURL has ${pairs.length} keys; at most ${limits.keys} are read`)
  }
  return readPairs(pairs)
}

function refuse(reason: 'too_large' | 'too_many_keys' | 'not_openurl', message: string): OpenUrlResult {
  return { ok: false, reason, message }
}

function readPairs(sent: readonly Pair[]): OpenUrlResult {
  const { pairs, faults: longFaults } = cleanPairs(sent)
  const values = valuesByKey(pairs)
  const numbers = readNumbers(values)
  const kind = kindOf(values)
  const { title, usedKey } = titleOf(values, kind)
  const texts = textsOf(values)
  if (usedKey === 'stitle') delete texts.fields.shortTitle
  const authors = authorsOf(values)
  const source = first(values, 'rfr_id') ?? first(values, 'sid')
  const pages = pagesOf(values)
  const genre = first(values, 'genre')?.toLowerCase()
  const isEmpty =
    title === undefined &&
    authors.length === 0 &&
    !numbers.hasNumbers &&
    Object.keys(texts.fields).length === 0
  if (isEmpty)
    return refuse('not_openurl', 'no key of an OpenURL describes an item: a title, an author, a number …')
  return {
    ok: true,
    citation: {
      version: pairs.some(([key]) => /^(?:rft[._]|ctx_ver$|url_ver$)/i.test(key)) ? '1.0' : '0.1',
      kind,
      ...(genre === undefined ? {} : { genre }),
      ...(title === undefined ? {} : { title }),
      ...(authors.length === 0 ? {} : { author: authors.join('; ') }),
      authors,
      ...numbers.numbers,
      ...texts.fields,
      ...(pages === undefined ? {} : { pages }),
      ...(source === undefined ? {} : { source }),
    },
    unknown: unknownOf(pairs, numbers.unknown, unusedKeys(values, title)),
    faults: [
      ...longFaults,
      ...elsewhere(values),
      ...numbers.faults,
      ...texts.faults,
      ...(usedKey === undefined ? [] : repeated(values, usedKey)),
    ],
  }
}

/** Returns the kind of a publication. By the format, then the genre, then keys that only one kind has. */
function kindOf(values: Values): Kind {
  const format = first(values, 'rft_val_fmt')?.toLowerCase().split(':').at(-1) ?? ''
  const byFormat = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (byFormat !== undefined && byFormat !== 'unknown') return byFormat
  const genre = first(values, 'genre')?.toLowerCase() ?? ''
  const byGenre = Object.hasOwn(genres, genre) ? genres[genre] : undefined
  return byGenre ?? tellingKeys.find(([, keys]) => keys.some((key) => values.has(key)))?.[0] ?? 'unknown'
}

function titleOf(values: Values, kind: Kind): { title?: string | undefined; usedKey?: string | undefined } {
  const usedKey = titleKeys[kind].find((key) => values.has(key))
  return usedKey === undefined ? {} : { title: first(values, usedKey), usedKey }
}

/** Returns `au`, else what `aulast`, `aufirst` and `auinit` build, else a corporation. */
function authorsOf(values: Values): readonly string[] {
  const whole = values.get('au') ?? values.get('creator')
  if (whole !== undefined) return whole
  const last = values.get('aulast') ?? []
  const firstNames = values.get('aufirst') ?? values.get('auinit') ?? initials(values)
  const suffix = first(values, 'ausuffix')
  const built = Array.from({ length: Math.max(last.length, firstNames.length) }, (_, at) =>
    [last[at], firstNames[at], at === 0 ? suffix : undefined].filter((name) => name !== undefined).join(', '),
  )
  return built.length > 0 ? built : (values.get('aucorp') ?? [])
}

function initials(values: Values): readonly string[] {
  const letters = [first(values, 'auinit1'), first(values, 'auinitm')].filter((name) => name !== undefined)
  return letters.length === 0 ? [] : [letters.join(' ')]
}

function pagesOf(values: Values): string | undefined {
  const [start, end] = [first(values, 'spage'), first(values, 'epage')]
  const range = start === undefined || end === undefined || start === end ? (start ?? end) : `${start}-${end}`
  return first(values, 'pages') ?? range
}

type Texts = { fields: Partial<Record<TextField, string>>; faults: OpenUrlFault[] }

function textsOf(values: Values): Texts {
  const texts: Texts = { fields: {}, faults: [] }
  for (const field of textFields) {
    const key = textKeys[field].find((each) => values.has(each))
    const value = key === undefined ? undefined : first(values, key)
    if (key === undefined || value === undefined) continue
    texts.fields[field] = value
    texts.faults.push(...repeated(values, key))
  }
  return texts
}

/** Returns further values of a key that has one. */
function repeated(values: Values, key: string): readonly OpenUrlFault[] {
  const [, ...others] = values.get(key) ?? []
  return others.map((other) => makeFault('repeated', key, other, 'only one value is read: the first'))
}

function elsewhere(values: Values): readonly OpenUrlFault[] {
  return elsewhereKeys.flatMap((key) =>
    (values.get(key) ?? []).map((value) =>
      makeFault(
        'unsupported',
        key,
        value,
        'what is described elsewhere or in XML is not read; send keys and values',
      ),
    ),
  )
}

/** Returns keys of a title or a text for which another key was taken, unless they repeat it. */
function unusedKeys(values: Values, title: string | undefined): ReadonlySet<string> {
  const titles = ['btitle', 'title', 'jtitle'].filter(
    (key) => values.has(key) && first(values, key) !== title,
  )
  const texts = textFields.flatMap((field) => textKeys[field].filter((key) => values.has(key)).slice(1))
  return new Set([...titles, ...texts])
}

/** Returns pairs that are not in the citation, by the key as it was sent. */
function unknownOf(
  pairs: readonly Pair[],
  identifiers: ReadonlySet<string>,
  unused: ReadonlySet<string>,
): Readonly<Record<string, readonly string[]>> {
  const unknown = new Map<string, string[]>()
  for (const [key, value] of pairs) {
    const name = key.toLowerCase().replace(/^rft\./, '')
    const isKnown = identifierKeys.includes(name)
      ? !identifiers.has(value)
      : (knownKeys.has(name) && !unused.has(name)) || linkKeys.has(key.toLowerCase())
    if (!isKnown) unknown.set(key, [...(unknown.get(key) ?? []), value])
  }
  return Object.fromEntries(unknown)
}
