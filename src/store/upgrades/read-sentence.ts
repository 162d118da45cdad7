import type { AnyReason, Parameter } from '../../translations/parameter.ts'
import { sentenceTable } from './sentence-table.ts'

type Reading = { readonly pattern: RegExp; readonly names: readonly string[]; readonly code: string }

const escaped = (text: string): string => text.replaceAll(/[.*+?^$()[\]\\|]/g, String.raw`\$&`)

/** What a parameter may look like, by its name; others take as little of the sentence as they can. */
const forms: Readonly<Record<string, string>> = {
  operation: String.raw`\w{1,60}`,
  event: String.raw`\w{1,60}`,
  partner: String.raw`\S{1,60}`,
  day: String.raw`\d{4}-\d\d-\d\d`,
  count: String.raw`\d{1,9}`,
  open: String.raw`\d{1,9}`,
  limit: String.raw`\d{1,9}`,
  stage: String.raw`\w{1,60}`,
  question: String.raw`\w{1,60}`,
  guard:
    'not in stage .{1,500}|the promise holds|something has to go back|no item was reported lost|nothing went back to the partner|the item is on its way back|nothing is out|no partner is active',
}

const compile = ([template, code]: readonly [string, string]): Reading => {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const [first = '', ...others] = template.split(/\{\w+\}/).map(escaped)
  const pattern = others
    .map((text, index) => `(${forms[names[index] ?? ''] ?? String.raw`[\s\S]{1,500}?`})${text}`)
    .join('')
  return { pattern: new RegExp(`^${first}${pattern}$`), names, code }
}

let readings: readonly Reading[] | undefined

const named =
  (area: string) =>
  (text: string): Parameter => ({ code: `${area}.${text.replaceAll(' ', '_')}`, params: {} })

const listOf =
  (read: (text: string) => Parameter, separator: string | RegExp = ', ') =>
  (text: string): Parameter =>
    text.split(separator).map(read)

/** The parts of a message by the names that older versions gave them. */
const parts: Readonly<Record<string, string>> = {
  'the note': 'note',
  'the service level': 'service_level',
  'the format': 'format',
  'the copyright code': 'copyright_code',
  'the number of pages': 'page_count',
  'the maximum cost': 'maximum_cost',
  'the edition wanted': 'edition',
  'further identifiers': 'identifiers',
}

const sources: Readonly<Record<string, string>> = {
  Crossref: 'crossref',
  PubMed: 'pubmed',
  'the catalogue': 'sru',
}

/** How the text of a parameter becomes its value, by the name of the parameter; others stay text. */
const values: Readonly<Record<string, (text: string) => Parameter>> = {
  partner: (partner) => ({ partner }),
  day: (day) => ({ day }),
  operation: named('operation'),
  event: named('partner_event'),
  count: Number,
  open: Number,
  limit: Number,
  number: (text) => (/^\d{1,4}$/.test(text) ? Number(text) : text),
  service: (text) => text.replaceAll(' ', '_'),
  why: (text) => readSentence(text),
  answer: (text) => readSentence(text),
  rule: (text) => readSentence(text),
  first: (text) => readSentence(text),
  second: (text) => readSentence(text),
  stage: named('stage'),
  question: named('refusal.question'),
  guard: (text) => readSentence(text),
  held: listOf((text) =>
    named('explanation.held_for')(text === 'something may have shipped' ? 'may_have_shipped' : text),
  ),
  origins: listOf((text) => readSentence(text), /, (?=template |rule \d)/),
  parts: listOf((text) => named('message_part')(parts[text] ?? text)),
  noteParts: listOf(named('note_part')),
  source: (text) => named('citation.source')(sources[text] ?? text),
  fields: listOf((field) => {
    const [member = '', type] = field.split('/')
    return type ?? named('citation_field')(member)
  }),
}

/** The names of parameters whose texts are read in a way of their own. */
const renamed: Readonly<Record<string, string>> = {
  held: 'reasons',
  origins: 'parts',
  noteParts: 'parts',
  guard: 'why',
}

/**
 * Reads a sentence that an older version stored as the reason that it stands for.
 *
 * @returns the sentence under the code `text` where no template of `sentence-table.ts` fits
 */
export const readSentence = (text: string): AnyReason => {
  readings ??= sentenceTable.map(compile)
  for (const { pattern, names, code } of readings) {
    const match = pattern.exec(text)
    if (match === null) continue
    const params = names.map((name, index) => {
      const value = match[index + 1] ?? ''
      return [renamed[name] ?? name, (values[name] ?? String)(value)]
    })
    return { code, params: Object.fromEntries(params) }
  }
  return { code: 'text', params: { text } }
}
