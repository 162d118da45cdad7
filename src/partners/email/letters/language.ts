import { fillInLanguages } from '@lendwire/email'
import { z } from 'zod'
import { operationKinds } from '../../../borrowing/request/operation.ts'
import { languages } from '../../../translations/language.ts'
import { PageFile, type PageWords, withPageFile } from '../../answer-words.ts'
import { languageAmong } from '../../letter-language.ts'
import { LetterTemplate, LetterTemplates } from './template.ts'

/** The labels of the values in the lists of a letter. */
export const labelNames = [
  'reference',
  'previousReference',
  'yourReference',
  'title',
  'author',
  'component',
  'componentAuthor',
  'series',
  'edition',
  'volumes',
  'issue',
  'pages',
  'published',
  'sponsor',
  'source',
  'identifiers',
  'recordNumber',
  'callNumber',
  'service',
  'format',
  'level',
  'neededBy',
  'maximumCost',
  'copyright',
  'anyEdition',
  'note',
  'requester',
  'deliverTo',
  'returnTo',
  'item',
  'barcode',
  'volume',
  'dueDate',
] as const
export type LabelName = (typeof labelNames)[number]

/** The values of a letter that are codes. */
export const valueNames = [
  'loan',
  'copy',
  'copyOrLoan',
  'digital',
  'physical',
  'nonReturnable',
  'yes',
  'no',
  'atMost',
] as const

/** The answers that letters have buttons for. */
export const buttonNames = [
  'will_supply',
  'shipped',
  'unfilled',
  'conditional',
  'retry_possible',
  'cancel_accepted',
  'cancel_refused',
  'renewed',
  'renew_refused',
  'checked_in',
  'recalled',
  'message',
] as const
export type ButtonName = (typeof buttonNames)[number]

const words = <Name extends string>(names: readonly Name[]) =>
  z.record(z.enum(names), z.string().min(1).max(200))

/** Everything that letters say in one language. A file may bring one that is not built in. */
export const LetterLanguage = z.strictObject({
  /** The language of the form in plain text, which is read by programs too: one that `@lendwire/email` knows. */
  form: z.enum(fillInLanguages),
  labels: words(labelNames),
  values: words(valueNames),
  /** The introduction of the ways to answer: by link, by the form in a reply, or by neither. */
  answer: z.strictObject({
    byLink: z.string().min(1).max(500),
    byForm: z.string().min(1).max(500),
    byReply: z.string().min(1).max(500),
    otherwise: z.string().min(1).max(500),
  }),
  buttons: words(buttonNames),
  letters: z.record(z.enum(operationKinds), LetterTemplate),
})
export type LetterLanguage = z.infer<typeof LetterLanguage>

const someWords = <Name extends string>(names: readonly Name[]) =>
  z.partialRecord(z.enum(names), z.string().min(1).max(200)).prefault({})

/** A language as a file brings it: what it leaves out is as in the language that it is based on. */
export const LetterFile = z.strictObject({
  /** English, unless the file changes a language that is built in. */
  basedOn: z.enum(languages).optional(),
  form: LetterLanguage.shape.form.optional(),
  labels: someWords(labelNames),
  values: someWords(valueNames),
  answer: LetterLanguage.shape.answer.partial().prefault({}),
  buttons: someWords(buttonNames),
  letters: LetterTemplates,
  /** The words of the page behind the letters' links. */
  page: PageFile.optional(),
})
export type LetterFile = z.infer<typeof LetterFile>

/** A language under its code, with the page behind the letters' links. */
export type Language = LetterLanguage & { readonly code: string; readonly page: PageWords }

/**
 * Returns a language with what a file says in place of its own words.
 *
 * @param code the file's
 */
export const withFile = (base: Language, file: LetterFile, code: string): Language => ({
  code,
  // A page without words of its own is in another language than the letters, and says so.
  page: file.page === undefined ? base.page : withPageFile(base.page, file.page, code),
  form: file.form ?? base.form,
  labels: { ...base.labels, ...file.labels },
  values: { ...base.values, ...file.values },
  answer: {
    byLink: file.answer.byLink ?? base.answer.byLink,
    byForm: file.answer.byForm ?? base.answer.byForm,
    byReply: file.answer.byReply ?? base.answer.byReply,
    otherwise: file.answer.otherwise ?? base.answer.otherwise,
  },
  buttons: { ...base.buttons, ...file.buttons },
  letters: { ...base.letters, ...file.letters },
})

/** Languages by their codes; English is always there. */
export type Languages = { readonly en: Language } & Readonly<Record<string, Language>>

/** Returns the language of a code, else that of its first part, else English; under the code of what it then is. */
export const languageOf = (code: string, languages: Languages): Language => {
  const language = languages[languageAmong(code, Object.keys(languages)) ?? '']
  return language === undefined ? languages.en : { ...language, code }
}
