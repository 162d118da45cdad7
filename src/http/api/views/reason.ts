import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { acceptedLanguage, type Language } from '../../../translations/language.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import type { Reader } from '../../../translations/translator.ts'

/** Why something is so: compare the code, show the text. */
export const ReasonView = z
  .object({
    code: z
      .string()
      .describe('The code of the reason: compare this, never the text. `text` for words from outside.'),
    params: z.record(z.string(), z.unknown()).describe('What the text is made with.'),
    text: z
      .string()
      .describe('The reason as a sentence, in the language of `Accept-Language`; English without it.'),
  })
  .openapi('Reason')
export type ReasonView = z.infer<typeof ReasonView>

/** Shows a reason with its sentence. */
export const viewReason = ({ code, params }: AnyReason, language: Language): ReasonView => ({
  code,
  params,
  text: sentencesIn(language).say({ code, params }),
})

/** Who reads an answer: the language, the time zone, the names of partners. */
export type AnswerReader = Reader & { readonly language: Language }

const isReason = (value: object): value is AnyReason =>
  'code' in value && 'params' in value && typeof value.code === 'string'

/** Adds to each reason in an answer its sentence. */
export const sayReasons = <Answer>(answer: Answer, reader: AnswerReader): Answer => {
  const withTexts = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(withTexts)
    if (isReason(value)) return { ...value, text: sentencesIn(reader.language).say(value, reader) }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each)]))
  }
  return withTexts(answer) as Answer
}

/** Returns the language of an answer: that of `Accept-Language`, else English. */
export const languageOf = ({ req }: Pick<Context, 'req'>): Language =>
  acceptedLanguage(req.header('accept-language')) ?? 'en'
