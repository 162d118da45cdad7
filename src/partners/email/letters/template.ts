import { z } from 'zod'
import { operationKinds } from '../../../borrowing/request/operation.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'

/** The placeholders within a line of text: a missing value removes its paragraph. */
export const inlineNames = [
  'library',
  'partner',
  'title',
  'reference',
  'previousReference',
  'yourReference',
  'dueDateWanted',
  'conditions',
  'cost',
  'toAgency',
  'missing',
  'note',
] as const
export type InlineName = (typeof inlineNames)[number]

/**
 * The placeholders of a part of the letter, in paragraphs of their own: the citation, the items, the ways to answer.
 */
export const blockNames = ['details', 'items', 'answer'] as const
export type BlockName = (typeof blockNames)[number]

const placeholder = /\{([^{}]*)\}/g

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].map(([, name = '']) => name)

const hasStrayBrace = (text: string): boolean => /[{}]/.test(text.replaceAll(placeholder, ''))

const isInline = (name: string): name is InlineName => inlineNames.some((each) => each === name)
const isBlock = (name: string): name is BlockName => blockNames.some((each) => each === name)

const names = [...inlineNames, ...blockNames].map((name) => `{${name}}`).join(' ')

const strayBrace = 'a brace { or } is outside of a placeholder such as {title}'

/** Letters, and nothing that ends a header or is no character of text. */
const plain = (text: string): boolean => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text.replaceAll('\n', ''))

const paragraphsOf = (body: string): readonly string[] =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')

const blockIn = (paragraph: string): BlockName | undefined => {
  const name = /^\{([^{}]*)\}$/.exec(paragraph)?.[1]
  return name !== undefined && isBlock(name) ? name : undefined
}

const hasStrayBlock = (body: string): boolean =>
  paragraphsOf(body).some((paragraph) => blockIn(paragraph) === undefined && namesIn(paragraph).some(isBlock))

/**
 * A letter as plain text with placeholders such as `{title}`: its HTML is made from the same lines, so that no markup can
 * be written into it. Paragraphs are separated by blank lines.
 */
export const LetterTemplate = z.strictObject({
  subject: z
    .string()
    .min(1)
    .max(200)
    .refine((text) => plain(text) && !text.includes('\n'), schemaMessage('fault.one_line'))
    .refine((text) => !hasStrayBrace(text), strayBrace)
    .refine(
      (text) => namesIn(text).every(isInline),
      schemaMessage('fault.subject_placeholders', {
        placeholders: inlineNames.map((name) => `{${name}}`).join(' '),
      }),
    )
    .describe('The subject of the letter.'),
  body: z
    .string()
    .min(1)
    .max(10_000)
    .refine(plain, schemaMessage('fault.without_control_characters'))
    .refine((text) => !hasStrayBrace(text), strayBrace)
    .refine(
      (text) => namesIn(text).every((name) => isInline(name) || isBlock(name)),
      schemaMessage('fault.template_placeholders', { placeholders: names }),
    )
    .refine(
      (text) => !hasStrayBlock(text),
      schemaMessage('fault.paragraphs_of_their_own', { placeholders: ['{details}', '{items}', '{answer}'] }),
    )
    .refine(
      (text) => paragraphsOf(text).some((paragraph) => blockIn(paragraph) === 'answer'),
      schemaMessage('fault.letter_needs_answer', { placeholder: '{answer}' }),
    )
    .describe('The body of the letter.'),
})
export type LetterTemplate = z.infer<typeof LetterTemplate>

/** Letters by what they say; those that are not named are as the language has them. */
export const LetterTemplates = z
  .partialRecord(z.enum(operationKinds), LetterTemplate.describe('The letter of this message.'))
  .prefault({})
export type LetterTemplates = z.infer<typeof LetterTemplates>

/** A part of a letter, before it is written as text or HTML. */
export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'block'; readonly name: BlockName }

/** The values of a letter's placeholders. */
export type LetterValues = Readonly<Partial<Record<InlineName, string>>>

/** Returns text with its placeholders filled; undefined where a value is missing. */
const fill = (text: string, values: LetterValues): string | undefined => {
  const missing = namesIn(text).some((name) => isInline(name) && values[name] === undefined)
  return missing
    ? undefined
    : text.replace(placeholder, (_, name: string) => (isInline(name) ? (values[name] ?? '') : ''))
}

/** Returns the subject, with what is missing left out. */
export const fillSubject = ({ subject }: LetterTemplate, values: LetterValues): string =>
  subject
    .replace(placeholder, (_, name: string) => (isInline(name) ? (values[name] ?? '') : ''))
    .replace(/\s+/g, ' ')
    .trim()

/** Returns the parts of a letter, in order. A paragraph with a placeholder that has no value is left out. */
export const fillBody = ({ body }: LetterTemplate, values: LetterValues): readonly LetterPart[] =>
  paragraphsOf(body).flatMap((paragraph): readonly LetterPart[] => {
    const name = blockIn(paragraph)
    if (name !== undefined) return [{ kind: 'block', name }]
    const text = fill(paragraph, values)
    return text === undefined ? [] : [{ kind: 'paragraph', text }]
  })
