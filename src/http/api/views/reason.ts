import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { acceptedLanguage, type Language } from '../../../translations/language.ts'
import type { AnyReason } from '../../../translations/parameter.ts'

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

/** Returns the language of an answer: that of `Accept-Language`, else English. */
export const languageOf = ({ req }: Pick<Context, 'req'>): Language =>
  acceptedLanguage(req.header('accept-language')) ?? 'en'
