import { z } from 'zod'

/** A calendar day, written in the reader's language when the sentence is made. */
export type DayParameter = { readonly day: string }

/** An instant, written as date and time in the reader's language and time zone. */
export type InstantParameter = { readonly instant: string }

/** An amount of money in a currency of ISO 4217. */
export type MoneyParameter = { readonly amount: string; readonly currency: string }

/** What a sentence is made with. A reason in it is said as a sentence of its own, a list as "a, b and c". */
export type Parameter =
  | string
  | number
  | DayParameter
  | InstantParameter
  | MoneyParameter
  | AnyReason
  | readonly Parameter[]

/** A reason of any code, as it is stored, compared and sent. */
export type AnyReason = {
  readonly code: string
  readonly params: { readonly [name: string]: Parameter | boolean }
}

const Parameter: z.ZodType<Parameter | boolean> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.strictObject({ day: z.string() }),
    z.strictObject({ instant: z.string() }),
    z.strictObject({ amount: z.string(), currency: z.string() }),
    AnyReason,
    z.array(Parameter as z.ZodType<Parameter>),
  ]),
)

/** The schema of a stored reason. A code that a newer version wrote stays readable. */
export const AnyReason: z.ZodType<AnyReason> = z.object({
  code: z.string(),
  params: z.record(z.string(), Parameter),
})
