import {
  closedCodes,
  type Edition12,
  type Edition20212,
  type Message,
  type ReadOptions,
  readMessage,
  writeMessage,
} from '@lendwire/iso18626'
import type { Iso18626Message } from './incoming.ts'
import { agencyId } from './outgoing.ts'

/** The content types of a message and of a confirmation. */
export const contentType = 'application/xml; charset="utf-8"'

/** The reason for which a message is answered with ERROR (errorData). */
export type RefusalData = {
  readonly errorType: Edition20212.ErrorType
  readonly errorValue?: string | undefined
}

/** A parsed confirmation. */
export type Confirmation = {
  readonly status: 'OK' | 'ERROR'
  readonly errorType?: string | undefined
  readonly errorValue?: string | undefined
}

/**
 * Writes the confirmation of a message, in the message's edition.
 * @param refusal why it is ERROR; undefined for OK
 * @param now the time of receipt
 */
export function confirm(incoming: Iso18626Message, refusal: RefusalData | undefined, now: Date): string {
  return writeMessage(confirmationOf(incoming, refusal, now))
}

/**
 * Reads the confirmation of a message that the lender sent.
 * @returns undefined where it is none
 */
export function readConfirmation(body: Uint8Array, options: ReadOptions = {}): Confirmation | undefined {
  const result = readMessage(body, options)
  if (!result.ok || result.message.kind !== 'supplyingAgencyMessageConfirmation') return undefined
  const { confirmationHeader, errorData } = result.message.body
  const error = [errorData].flat()[0]
  return {
    status: confirmationHeader.messageStatus,
    errorType: error?.errorType,
    errorValue: error?.errorValue,
  }
}

function confirmationOf(incoming: Iso18626Message, refusal: RefusalData | undefined, now: Date): Message {
  const { message } = incoming
  const received = now.toISOString()
  const unreadableTime = incoming.faults.some(({ path }) => path.endsWith('/header/timestamp'))
  const header = {
    supplyingAgencyId: incoming.supplyingAgency && agencyId(incoming.supplyingAgency),
    requestingAgencyId: incoming.requestingAgency && agencyId(incoming.requestingAgency),
    timestamp: unreadableTime ? received : (incoming.timestamp ?? received),
    requestingAgencyRequestId: incoming.requestId || undefined,
    timestampReceived: received,
    messageStatus: refusal === undefined ? ('OK' as const) : ('ERROR' as const),
  }
  const action = message.kind === 'requestingAgencyMessage' ? message.body.action : undefined
  if (message.edition === '1.2') {
    const { edition } = message
    const body = {
      confirmationHeader: { ...header, multipleItemRequestId: incoming.multipleItemRequestId },
      errorData: refusal,
    }
    return incoming.kind === 'request'
      ? { edition, kind: 'requestConfirmation', body }
      : {
          edition,
          kind: 'requestingAgencyMessageConfirmation',
          body: { ...body, action: isActionOf12(action) ? action : undefined },
        }
  }
  const { edition } = message
  const body = { confirmationHeader: header, errorData: refusal && [refusal] }
  return incoming.kind === 'request'
    ? { edition, kind: 'requestConfirmation', body }
    : {
        edition,
        kind: 'requestingAgencyMessageConfirmation',
        body: { ...body, action: isActionOf20212(action) ? action : undefined },
      }
}

const isActionOf12 = (action: string | undefined): action is Edition12.Action =>
  closedCodes('1.2', 'action').has(action ?? '')
const isActionOf20212 = (action: string | undefined): action is Edition20212.Action =>
  closedCodes('2021-2', 'action').has(action ?? '')
