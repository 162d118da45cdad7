import {
  type Edition,
  type Fault,
  isoErrorType,
  type Loose,
  type PartialMessage,
  type ReadResult,
  readMessage,
} from '@lendwire/iso18626'
import type { AgencyId } from './vocabulary.ts'

export const triggers = [
  'request',
  'retry',
  'reminder',
  'status_request',
  'received',
  'cancel',
  'renew',
  'hold_return',
  'shipped_return',
  'shipped_forward',
  'notification',
  'lost',
] as const
/** The kinds of messages that a library sends to a lender. */
export type Trigger = (typeof triggers)[number]

/** A message to the lender, after reading. */
export type Iso18626Message = {
  readonly protocol: 'iso18626'
  readonly kind: 'request' | 'requestingAgencyMessage'
  /** The kind of the message; undefined for an unknown action or request type. */
  readonly trigger: Trigger | undefined
  readonly edition: Edition
  readonly requestId: string
  readonly timestamp: string | undefined
  readonly supplyingAgency: AgencyId | undefined
  readonly requestingAgency: AgencyId | undefined
  readonly multipleItemRequestId: string | undefined
  /** The id of an earlier try that a retry names. */
  readonly previousId: string | undefined
  readonly note: string | undefined
  /** The message itself, with everything that it holds. */
  readonly message: PartialMessage
  /** Every departure from the published schema: empty for a valid message. */
  readonly faults: readonly Fault[]
  /** The reason for which it cannot be acted on. */
  readonly refused: Fault | undefined
}

/**
 * Reads what came.
 * @returns the message, or what is wrong where it is none that a lender takes
 */
export function read(bytes: Uint8Array): Iso18626Message | { readonly unreadable: readonly Fault[] } {
  return readResult(readMessage(bytes))
}

/** Returns what a lender needs of a message that was read. */
export function readResult(result: ReadResult): Iso18626Message | { readonly unreadable: readonly Fault[] } {
  const message: PartialMessage | undefined = result.ok ? result.message : result.partial
  const faults = result.ok ? result.notes : result.faults
  const refused = result.ok
    ? undefined
    : (faults.find(isUnknownAction) ?? faults.find(isDecisive) ?? faults[0])
  if (message?.kind === 'request') {
    const { header, serviceInfo } = message.body
    const type = serviceInfo?.requestType ?? 'New'
    return {
      ...heardHeader(header),
      protocol: 'iso18626',
      kind: message.kind,
      trigger: requestTypes[type],
      edition: message.edition,
      previousId: serviceInfo?.requestingAgencyPreviousRequestId,
      note: serviceInfo?.note,
      message,
      faults,
      refused,
    }
  }
  if (message?.kind === 'requestingAgencyMessage')
    return {
      ...heardHeader(message.body.header),
      protocol: 'iso18626',
      kind: message.kind,
      trigger: actions[message.body.action ?? ''],
      edition: message.edition,
      previousId: undefined,
      note: message.body.note,
      message,
      faults,
      refused,
    }
  return { unreadable: faults }
}

/**
 * Returns whether a message has an action that the standard does not know. An unknown action is checked before anything
 * else (ISO 18626:2021, errorData).
 */
const isUnknownAction = (fault: Fault) => isoErrorType(fault) === 'UnsupportedActionType'
const isDecisive = ({ kind }: Fault) => ['bad_value', 'missing_element', 'unexpected_element'].includes(kind)

const requestTypes: Readonly<Record<string, Trigger>> = {
  New: 'request',
  Retry: 'retry',
  Reminder: 'reminder',
}
const actions: Readonly<Record<string, Trigger>> = {
  StatusRequest: 'status_request',
  Received: 'received',
  Cancel: 'cancel',
  Renew: 'renew',
  HoldReturn: 'hold_return',
  ShippedReturn: 'shipped_return',
  ShippedForward: 'shipped_forward',
  Notification: 'notification',
  Lost: 'lost',
}

type LooseAgencyId = Loose<{ agencyIdType: { value: string }; agencyIdValue: string }>
type LooseHeader = {
  readonly supplyingAgencyId?: LooseAgencyId | undefined
  readonly requestingAgencyId?: LooseAgencyId | undefined
  readonly multipleItemRequestId?: string | undefined
  readonly timestamp?: string | undefined
  readonly requestingAgencyRequestId?: string | undefined
}

function heardHeader(header: LooseHeader | undefined) {
  return {
    requestId: header?.requestingAgencyRequestId ?? '',
    timestamp: header?.timestamp,
    supplyingAgency: heardAgency(header?.supplyingAgencyId),
    requestingAgency: heardAgency(header?.requestingAgencyId),
    multipleItemRequestId: header?.multipleItemRequestId,
  }
}

function heardAgency(id: LooseAgencyId | undefined): AgencyId | undefined {
  if (id?.agencyIdValue === undefined) return undefined
  return { type: id.agencyIdType?.value ?? '', value: id.agencyIdValue }
}
