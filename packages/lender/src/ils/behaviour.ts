import { z } from 'zod'

/** The calls that a simulated ILS answers. */
export const services = [
  'LookupUser',
  'LookupItem',
  'CreateItem',
  'AcceptItem',
  'CheckInItem',
  'DeleteItem',
  'CancelRequestItem',
  'RenewItem',
  'RecallItem',
] as const
export const Service = z.enum(services)
export type Service = z.infer<typeof Service>

/** The behaviour of the ILS for one call instead of the usual one. */
export const Behaviour = z.discriminatedUnion('answer', [
  /** Refuses it in words of its own. */
  z.object({ answer: z.literal('problem'), type: z.string(), detail: z.string().optional() }),
  /** Answers on the level of HTTP. */
  z.object({ answer: z.literal('http'), status: z.int(), body: z.string().optional() }),
  /** Breaks the connection off, before or after it did what it was asked. */
  z.object({ answer: z.literal('drop'), done: z.boolean() }),
  /** Carries it out, and answers with another id of the item. */
  z.object({ answer: z.literal('rename'), id: z.string() }),
  z.object({ answer: z.literal('ok') }),
])
export type Behaviour = z.infer<typeof Behaviour>

/** A patron of the library. */
export type User = {
  readonly id: string
  readonly barcode?: string
  readonly pin?: string
  readonly surname: string
  readonly givenName: string
  readonly email?: string
  readonly blocked?: boolean
}

/** A temporary record. */
export type IlsItem = {
  readonly id: string
  readonly requestId?: string | undefined
  /** The patron that it is for. */
  readonly userId?: string | undefined
  readonly title?: string | undefined
  readonly dueDate?: string | undefined
  readonly pickupLocation?: string | undefined
  readonly hold: boolean
  /** The system's own id of the hold, for a system that cancels holds by its own ids only. */
  readonly holdId?: string | undefined
  readonly onLoan: boolean
}

/** The answer in which a system that cancels holds by its own ids alone names them: that to AcceptItem, to LookupUser, or none. */
export type OwnHoldIds = 'in_accept' | 'in_lookup' | 'never'

/** One call as it came. */
export type Call = { readonly kind: string; readonly xml: string; readonly itemId: string | undefined }
