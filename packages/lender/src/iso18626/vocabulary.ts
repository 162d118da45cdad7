import { z } from 'zod'

const code = z.string().max(200)
const yesNo = z.enum(['Y', 'N'])

/** An agency's id: its type (ISIL, DNUCNI …) and value. Brokers also send empty ones. */
export const AgencyId = z.strictObject({ type: z.string().max(40), value: z.string().max(120) })
export type AgencyId = z.infer<typeof AgencyId>

const Cost = z.strictObject({ currency: z.string().max(3), amount: z.string().max(20) })

/**
 * A moment: text is written unchanged; days from now mean the end of that day, as the standard writes it where the
 * time does not matter; seconds from now mean an instant.
 */
export const Moment = z.union([
  z.string().max(60),
  z.strictObject({ days: z.int() }),
  z.strictObject({ seconds: z.number() }),
])
export type Moment = z.infer<typeof Moment>

export const reasons = [
  'RequestResponse',
  'StatusRequestResponse',
  'RenewResponse',
  'CancelResponse',
  'StatusChange',
  'Notification',
] as const

export const statuses = [
  'RequestReceived',
  'ExpectToSupply',
  'WillSupply',
  'Loaned',
  'Overdue',
  'Recalled',
  'RetryPossible',
  'Unfilled',
  'HoldReturn',
  'ReleaseHoldReturn',
  'CopyCompleted',
  'LoanCompleted',
  'CompletedWithoutReturn',
  'Cancelled',
] as const
export const Status = z.enum(statuses)
export type Status = z.infer<typeof Status>

/**
 * The content of a SupplyingAgencyMessage (ISO 18626:2017 and 2021), in one shape for both editions. What it
 * leaves open is filled in from what the lender knows of the request: the status, the due date, the ids. What an edition
 * has no element for is left out of its messages; HoldReturn and ReleaseHoldReturn are refused in 1.2.
 */
export const LenderMessage = z.strictObject({
  reason: z.enum(reasons),
  /** The lender's present status of the request where it is left out. */
  status: Status.optional(),
  answer: yesNo.optional(),
  note: z.string().max(10_000).optional(),
  reasonUnfilled: code.optional(),
  reasonRetry: code.optional(),
  /** In 1.2 in messageInfo, in 2021-2 in retryInfo. */
  offeredCosts: Cost.optional(),
  /** retryInfo; 1.2 has `after` and `before` alone. */
  retry: z
    .strictObject({
      after: Moment,
      before: Moment,
      loanConditions: z.array(code),
      editions: z.array(code),
      formats: z.array(code),
      volumes: z.array(code),
      serviceType: z.enum(['Copy', 'Loan', 'CopyOrLoan']),
      serviceLevels: z.array(code),
      deliveryMethods: z.array(code),
      couriers: z.array(code),
      paymentMethods: z.array(code),
    })
    .partial()
    .optional(),
  expectedDelivery: Moment.optional(),
  dueDate: Moment.optional(),
  lastChange: Moment.optional(),
  /** deliveryInfo. 1.2 has one itemId (several are joined by commas, a URL is in it) and one loanCondition (further ones go into the note). */
  delivery: z
    .strictObject({
      dateSent: Moment,
      items: z.array(code),
      url: z.string().max(2000),
      via: code,
      email: z.string().max(300),
      toPatron: z.boolean(),
      loanConditions: z.array(code),
      format: code,
      serviceType: z.enum(['Copy', 'Loan', 'CopyOrLoan']),
      costs: Cost,
      paymentMethod: code,
    })
    .partial()
    .optional(),
  /** shippingInfo, in 2021-2 alone. */
  shipping: z
    .strictObject({
      courier: code,
      trackingIds: z.array(code),
      insurance: yesNo,
      insuranceThirdParty: yesNo,
      thirdPartyName: code,
      insuranceCosts: Cost,
    })
    .partial()
    .optional(),
  /** returnInfo. */
  returnTo: z
    .strictObject({
      agency: AgencyId,
      name: code,
      line1: code,
      line2: code,
      locality: code,
      postalCode: code,
      region: code,
      country: code,
    })
    .partial()
    .optional(),
  /** Header values that replace the right ones. */
  header: z
    .strictObject({
      supplyingAgency: AgencyId,
      requestingAgency: AgencyId,
      requestId: z.string().max(200),
      supplierRequestId: z.string().max(200),
      timestamp: Moment,
    })
    .partial()
    .optional(),
})
export type LenderMessage = z.infer<typeof LenderMessage>

/** Bytes as they are, for messages that no codec would write. */
const RawMessage = z.strictObject({ raw: z.string(), contentType: z.string().max(200).optional() })

/** Any message that the lender can be ordered to send. */
export const OutgoingMessage = z.union([LenderMessage, RawMessage])
export type OutgoingMessage = z.infer<typeof OutgoingMessage>

/**
 * Writes a moment as xs:dateTime.
 * @param moment what is meant
 * @param now the instant from which days and seconds count
 */
export function writeMoment(moment: Moment, now: Date): string {
  if (typeof moment === 'string') return moment
  const milliseconds = 'days' in moment ? moment.days * 86_400_000 : moment.seconds * 1000
  const instant = new Date(now.getTime() + milliseconds).toISOString()
  return 'days' in moment ? `${instant.slice(0, 10)}T23:59:59Z` : instant
}
