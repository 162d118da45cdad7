import { type Message, problemsOf, readNcip, type Writable, writeNcip } from 'node-ncip'
import type { Gateway } from '../sender.ts'
import type { IlsItem } from './behaviour.ts'

/** The services by which a system reports a change of an item or a hold, or requests that it is recorded. */
export type IlsNotification =
  | 'CheckOutItem'
  | 'CheckInItem'
  | 'CancelRequestItem'
  | 'ItemCheckedOut'
  | 'ItemCheckedIn'
  | 'ItemRequestCancelled'
  | 'ItemRequestUpdated'
  | 'CirculationStatusUpdated'

/** Returns an item as the system has it after a notification. */
export const applyNotification = (news: IlsNotification, item: IlsItem): IlsItem => {
  switch (news) {
    case 'CheckOutItem':
    case 'ItemCheckedOut':
      return { ...item, onLoan: true }
    case 'CheckInItem':
    case 'ItemCheckedIn':
      return { ...item, onLoan: false }
    case 'CancelRequestItem':
    case 'ItemRequestCancelled':
      return { ...item, hold: false }
    case 'ItemRequestUpdated':
    case 'CirculationStatusUpdated':
      return item
  }
}

const InitiationHeader = {
  FromAgencyId: { AgencyId: { value: 'ILS' } },
  ToAgencyId: { AgencyId: { value: 'ILS' } },
}

/** The state of what waits for its patron. */
const waiting = { value: 'Available For Pickup' }

const messageOf = (
  news: IlsNotification,
  { id, userId = '', requestId = '', dueDate }: IlsItem,
): Writable<Message> => {
  const ItemId = { ItemIdentifierValue: id }
  const UserId = { UserIdentifierValue: userId }
  const RequestId = { RequestIdentifierValue: requestId }
  const edition = '2'
  switch (news) {
    case 'CheckOutItem':
      return { edition, kind: news, body: { InitiationHeader, UserId, ItemId, DesiredDateDue: dueDate } }
    case 'CheckInItem':
    case 'ItemCheckedIn':
      return { edition, kind: news, body: { InitiationHeader, ItemId } }
    case 'CancelRequestItem':
    case 'ItemRequestCancelled':
      return {
        edition,
        kind: news,
        body: { InitiationHeader, UserId, RequestId, ItemId, RequestType: { value: 'Hold' } },
      }
    case 'ItemCheckedOut':
      return {
        edition,
        kind: news,
        body: {
          InitiationHeader,
          UserId,
          ItemId,
          ...(dueDate === undefined ? { IndeterminateLoanPeriodFlag: true as const } : { DateDue: dueDate }),
        },
      }
    case 'ItemRequestUpdated':
      return {
        edition,
        kind: news,
        body: { InitiationHeader, RequestId, AddRequestFields: { RequestStatusType: waiting } },
      }
    case 'CirculationStatusUpdated':
      return { edition, kind: news, body: { InitiationHeader, ItemId, CirculationStatus: waiting } }
  }
}

/**
 * Tells the gateway what happened with an item.
 *
 * @returns whether it was taken; a Problem, or no answer of NCIP, is a no
 */
export const notifyGateway = async (
  { url, token, headers }: Gateway,
  news: IlsNotification,
  item: IlsItem,
): Promise<boolean> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/xml; charset="utf-8"',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: writeNcip(messageOf(news, item)),
  })
  const answer = readNcip(new Uint8Array(await response.arrayBuffer()))
  return response.ok && answer.ok && problemsOf(answer.message).length === 0
}
