import { z } from 'zod'

/** A calendar day, written in the reader's language when the sentence is made. */
export type DayParameter = { readonly day: string }

/** An instant, written as date and time in the reader's language and time zone. */
export type InstantParameter = { readonly instant: string }

/** An amount of money in a currency of ISO 4217. */
export type MoneyParameter = { readonly amount: string; readonly currency: string }

/** A partner of the directory by its code: a reader who knows its name sees that. */
export type PartnerParameter = { readonly partner: string }

/** What a sentence is made with. A reason in it is said as a sentence of its own, a list as "a, b and c". */
export type Parameter =
  | string
  | number
  | DayParameter
  | InstantParameter
  | MoneyParameter
  | PartnerParameter
  | AnyReason
  | readonly Parameter[]

/** A reason of any code, as it is stored, compared and sent. */
export type AnyReason = {
  readonly code: string
  readonly params: { readonly [name: string]: Parameter | boolean }
  /** Its sentence: only in answers of the API, never stored. */
  readonly text?: string | undefined
}

/** The schema of a stored reason. A code or a parameter that another version wrote stays readable. */
export const AnyReason: z.ZodType<AnyReason> = z.object({
  code: z.string().meta({ description: 'The code of the reason.' }),
  // What a parameter is decides who says the sentence: `translator.ts` writes nothing in place of one that it does not know.
  params: z
    .record(z.string(), z.custom<Parameter | boolean>())
    .meta({ type: 'object', description: 'What its sentence is made with.' }),
  text: z.string().optional().meta({
    description: 'The reason as a sentence, in the language of `Accept-Language`; English without it.',
  }),
})

/** The schema of a reason that a column holds as JSON, or that older versions stored as a sentence: that stays as it is. */
export const StoredReason: z.ZodType<AnyReason> = z.union([
  AnyReason,
  z
    .string()
    .transform(
      (text): AnyReason =>
        text.startsWith('{"code":') ? AnyReason.parse(JSON.parse(text)) : { code: 'text', params: { text } },
    ),
])
