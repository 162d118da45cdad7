import {
  closedCodes,
  type Edition12,
  type Edition20212,
  type PartialMessage,
  writeMessage,
} from '@lendwire/iso18626'
import type { Instant } from '../../borrowing/values.ts'
import { shortened } from '../../problem.ts'
import type { Reply } from '../incoming-message.ts'
import type { WireAgency } from './agency.ts'
import { wireInstant } from './calendar.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** The content type of messages, which peers require for confirmations. */
export const contentType = 'application/xml; charset="utf-8"'

/** The messages that are confirmed. */
export type Confirmable = Extract<
  PartialMessage,
  { readonly kind: 'request' | 'supplyingAgencyMessage' | 'requestingAgencyMessage' }
>

export type ErrorData = { readonly errorType: Edition20212.ErrorType; readonly errorValue: string }

/**
 * Returns the confirmation of a message, in its edition: it says that the message arrived, or what was wrong with it.
 * It echoes the ids, the timestamp and what kind of message it was (ISO 18626:2021, confirmation messages).
 *
 * @param message what could be read of it
 * @param timestamp its own, where it is a date and time that may be written; else the time of receipt is taken
 * @param errors none for OK; 1.2 has room for the first one only, which then says how many more there are
 * @param now the time of receipt
 * @param vendor the form in which the partner takes messages
 */
export const confirmation = (
  message: Confirmable,
  timestamp: string | undefined,
  errors: readonly ErrorData[],
  now: Instant,
  { envelope }: Pick<Vendor, 'envelope'>,
): Reply => {
  const options = { bare: !envelope }
  const header = {
    supplyingAgencyId: echo(message.body.header?.supplyingAgencyId),
    requestingAgencyId: echo(message.body.header?.requestingAgencyId),
    timestamp: timestamp ?? wireInstant(now),
    requestingAgencyRequestId: message.body.header?.requestingAgencyRequestId,
    timestampReceived: wireInstant(now),
    messageStatus: errors.length === 0 ? ('OK' as const) : ('ERROR' as const),
  }
  const content =
    message.edition === '1.2'
      ? writeMessage(
          {
            edition: '1.2',
            ...confirm(
              message,
              { ...header, multipleItemRequestId: message.body.header?.multipleItemRequestId },
              firstOf(errors),
              isAction12,
            ),
          },
          options,
        )
      : writeMessage(
          {
            edition: '2021-2',
            ...confirm(message, header, errors.length === 0 ? undefined : errors.map(bounded), isAction20212),
          },
          options,
        )
  return { status: 200, contentType, content }
}

/** Cuts a path to a length. A path in a message is as long as the names that its sender gave. */
const bounded = ({ errorType, errorValue }: ErrorData): ErrorData => ({
  errorType,
  errorValue: shortened(errorValue, 300),
})

const firstOf = (errors: readonly ErrorData[]): ErrorData | undefined => {
  const [first, ...others] = errors.map(bounded)
  return first === undefined || others.length === 0
    ? first
    : { ...first, errorValue: `${first.errorValue} (and ${others.length} more)` }
}

/** A confirmation in one edition, but for its header and errors, which the editions write differently. */
type ConfirmationOf<Header, Errors, Action> =
  | {
      readonly kind: 'requestConfirmation'
      readonly body: { readonly confirmationHeader: Header; readonly errorData: Errors }
    }
  | {
      readonly kind: 'supplyingAgencyMessageConfirmation'
      readonly body: {
        readonly confirmationHeader: Header
        readonly reasonForMessage: Edition12.ReasonForMessage | undefined
        readonly errorData: Errors
      }
    }
  | {
      readonly kind: 'requestingAgencyMessageConfirmation'
      readonly body: {
        readonly confirmationHeader: Header
        readonly action: Action | undefined
        readonly errorData: Errors
      }
    }

const confirm = <Header, Errors, Action extends string>(
  message: Confirmable,
  confirmationHeader: Header,
  errorData: Errors,
  isAction: (text: string | undefined) => text is Action,
): ConfirmationOf<Header, Errors, Action> => {
  switch (message.kind) {
    case 'request':
      return { kind: 'requestConfirmation', body: { confirmationHeader, errorData } }
    case 'supplyingAgencyMessage': {
      const reason = message.body.messageInfo?.reasonForMessage
      const reasonForMessage = isReason(reason) ? reason : undefined
      return {
        kind: 'supplyingAgencyMessageConfirmation',
        body: { confirmationHeader, reasonForMessage, errorData },
      }
    }
    case 'requestingAgencyMessage': {
      const action = isAction(message.body.action) ? message.body.action : undefined
      return { kind: 'requestingAgencyMessageConfirmation', body: { confirmationHeader, action, errorData } }
    }
  }
}

/** Returns whether a text is a reasonForMessage; both editions have the same. */
export const isReason = (text: string | undefined): text is Edition12.ReasonForMessage =>
  text !== undefined && closedCodes('1.2', 'reasonForMessage').has(text)

const isAction12 = (text: string | undefined): text is Edition12.Action =>
  text !== undefined && closedCodes('1.2', 'action').has(text)

const isAction20212 = (text: string | undefined): text is Edition20212.Action =>
  text !== undefined && closedCodes('2021-2', 'action').has(text)

/** Returns an agency id as it was sent; none where half of it is missing. */
const echo = (agency: WireAgency | undefined): Edition12.AgencyId | undefined => {
  const type = agency?.agencyIdType?.value
  const value = agency?.agencyIdValue
  return type === undefined || value === undefined
    ? undefined
    : { agencyIdType: { value: type }, agencyIdValue: value }
}
