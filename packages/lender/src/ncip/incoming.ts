import {
  elementsAt,
  type Fault,
  type PartialMessage,
  readNcip,
  textAt,
  textInExt,
  toVersion2,
} from 'node-ncip'
import type { Trigger } from '../iso18626/incoming.ts'
import type { AgencyId } from '../iso18626/vocabulary.ts'
import type { Register } from '../register.ts'

/** A message to a lender of NCIP, after reading. */
export type NcipMessage = {
  readonly protocol: 'ncip'
  /** A request, or a message about one. */
  readonly kind: 'request' | 'message'
  readonly trigger: Trigger | undefined
  readonly edition: '1' | '2'
  readonly version: string | undefined
  readonly requestId: string
  /** The time that the message names; most name none. */
  readonly timestamp: string | undefined
  readonly supplyingAgency: AgencyId | undefined
  readonly requestingAgency: AgencyId | undefined
  readonly previousId: string | undefined
  readonly note: string | undefined
  readonly itemId: string | undefined
  readonly userId: string | undefined
  readonly requestType: string
  readonly requestScope: string
  readonly message: PartialMessage
  /** Every departure from the published schema: empty for a valid message. */
  readonly faults: readonly Fault[]
  /** The reason for which it cannot be acted on. */
  readonly refused: Fault | undefined
}

const triggers: Readonly<Record<string, Trigger>> = {
  RequestItem: 'request',
  CancelRequestItem: 'cancel',
  ItemReceived: 'received',
  RenewItem: 'renew',
  ItemShipped: 'shipped_return',
  LookupRequest: 'status_request',
  ItemRequestUpdated: 'notification',
  ReportCirculationStatusChange: 'lost',
  ItemUpdated: 'notification',
}

/**
 * Reads what came.
 *
 * @param register finds the request of a message that names its item alone
 * @returns the message, or what is wrong where it is none
 */
export function read(
  bytes: Uint8Array,
  register: Register,
): NcipMessage | { readonly unreadable: readonly Fault[] } {
  const result = readNcip(bytes)
  const message = result.ok ? result.message : result.partial
  const faults = result.ok ? result.notes : result.faults
  if (message === undefined || message.kind === 'Problem' || message.kind === 'Ext')
    return { unreadable: faults }
  const { kind } = message
  const body = bodyOf(message)
  const note = textInExt(elementsAt(body, 'Ext'), 'ItemNote')
  const itemId = textAt(body, 'ItemId', 'ItemIdentifierValue')
  const previousId = /^Once more, after (\S+)/.exec(note ?? '')?.[1]
  // A RequestItem that acknowledges a fee or conditions answers an offer: it asks for nothing new.
  const acknowledges =
    elementsAt(body, 'AcknowledgedFeeAmount').length +
      elementsAt(body, 'AcknowledgedItemUseRestrictionType').length >
    0
  const trigger = acknowledges ? 'notification' : triggers[kind]
  return {
    protocol: 'ncip',
    kind: kind === 'RequestItem' && !acknowledges ? 'request' : 'message',
    trigger: trigger === 'request' && previousId !== undefined ? 'retry' : trigger,
    edition: message.edition,
    version: result.version,
    requestId:
      textAt(body, 'RequestId', 'RequestIdentifierValue') ??
      (itemId === undefined ? undefined : register.findByItem(itemId)?.id) ??
      '',
    timestamp: textAt(body, 'DateReceived') ?? textAt(body, 'DateShipped'),
    supplyingAgency: agencyAt(body, 'ToAgencyId'),
    requestingAgency: agencyAt(body, 'FromAgencyId'),
    previousId,
    note,
    itemId,
    userId: textAt(body, 'UserId', 'UserIdentifierValue'),
    requestType: textAt(body, 'RequestType') ?? 'Loan',
    requestScope: textAt(body, 'RequestScopeType') ?? 'Bibliographic Item',
    message,
    faults,
    refused: result.ok ? undefined : faults[0],
  }
}

/** Returns the content of a message in the names of version 2. */
export function bodyOf(message: PartialMessage): unknown {
  return (toVersion2(message)?.message ?? message).body
}

function agencyAt(body: unknown, name: string): AgencyId | undefined {
  const value = textAt(body, 'InitiationHeader', name, 'AgencyId')
  return value === undefined ? undefined : { type: '', value }
}
