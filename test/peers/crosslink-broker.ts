import { escaped, serveXml, type XmlPeer } from './serve-xml.ts'

/** A message of a supplier behind the broker, as the broker passes it on. */
export type SupplierSays = {
  readonly supplier: string
  readonly reason: string
  readonly status: string
  readonly note?: string
  readonly answer?: 'Y' | 'N'
  readonly itemId?: string
}

/** A broker on loopback. */
export type CrosslinkBroker = XmlPeer & {
  /** The address to which it sends messages of its suppliers; a URL is all that its directory holds. */
  readonly sendTo: (url: string) => void
  /** Passes on what a supplier says about a request, and gives the status of the confirmation. */
  readonly say: (requestId: string, says: SupplierSays) => Promise<string>
  /** Has the supplier of a request close it by hand: it refuses all actions. */
  readonly close: (requestId: string) => void
  /** Has the supplier of a request change its mind whether it offers a retry, without a word. */
  readonly offerRetry: (requestId: string, isOffered: boolean) => void
}

const textOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]

const agency = (element: string, value: string): string =>
  `<${element}><agencyIdType>ISIL</agencyIdType><agencyIdValue>${value}</agencyIdValue></${element}>`

const document = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">${content}</ISO18626Message>`

const time = '2026-11-27T10:00:00Z'

/**
 * Starts a broker that is as strict as CrossLink in transparent mode (indexdata/crosslink,
 * broker/handler/iso18626-handler.go): an id comes once, also to its own lenders, which
 * refuse a Retry under an id that they have; a Retry is found by requestingAgencyPreviousRequestId alone, and only while
 * its supplier offers one; a Cancel after that offer is confirmed and never answered; a Reminder is refused.
 */
export const startCrosslinkBroker = async (library: string): Promise<CrosslinkBroker> => {
  const statuses = new Map<string, string>()
  let url = ''

  const take = (xml: string, id: string): string | undefined => {
    if (statuses.get(id) === 'closed') return `unsupported action: ${textOf(xml, 'action')}`
    if (!xml.includes('<request>'))
      return statuses.has(id) ? undefined : 'requestingAgencyRequestId: request with a given ID not found'
    switch (textOf(xml, 'requestType')) {
      case 'New':
        if (statuses.has(id)) return 'requestingAgencyRequestId: request with a given ID already exists'
        statuses.set(id, 'New')
        return undefined
      case 'Retry': {
        const previous = textOf(xml, 'requestingAgencyPreviousRequestId') ?? ''
        if (statuses.get(previous) !== 'RetryPossible') return 'requestType: Retry not possible'
        if (statuses.has(id)) return 'requestingAgencyRequestId: request with a given ID already exists'
        statuses.set(id, 'New')
        return undefined
      }
      default:
        return 'requestType: unsupported value'
    }
  }

  const confirmed = (xml: string): string => {
    const id = textOf(xml, 'requestingAgencyRequestId') ?? ''
    const refusal = take(xml, id)
    const action = textOf(xml, 'action')
    const header = `<confirmationHeader>${agency('supplyingAgencyId', 'BROKER')}${agency('requestingAgencyId', library)}<timestamp>${time}</timestamp><requestingAgencyRequestId>${id}</requestingAgencyRequestId><multipleItemRequestId></multipleItemRequestId><timestampReceived>${time}</timestampReceived><messageStatus>${refusal === undefined ? 'OK' : 'ERROR'}</messageStatus></confirmationHeader>`
    const error =
      refusal === undefined
        ? ''
        : `<errorData><errorType>${refusal.startsWith('unsupported action') ? 'UnsupportedActionType' : 'UnrecognisedDataValue'}</errorType><errorValue>${refusal}</errorValue></errorData>`
    return document(
      action === undefined
        ? `<requestConfirmation>${header}${error}</requestConfirmation>`
        : `<requestingAgencyMessageConfirmation>${header}<action>${action}</action>${error}</requestingAgencyMessageConfirmation>`,
    )
  }

  const peer = await serveXml(confirmed)
  return {
    ...peer,
    sendTo: (address) => {
      url = address
    },
    close: (requestId) => {
      statuses.set(requestId, 'closed')
    },
    offerRetry: (requestId, isOffered) => {
      statuses.set(requestId, isOffered ? 'RetryPossible' : 'WillSupply')
    },
    say: async (requestId, { supplier, reason, status, note, answer, itemId }) => {
      statuses.set(requestId, status)
      const body = document(
        `<supplyingAgencyMessage><header>${agency('supplyingAgencyId', supplier)}${agency('requestingAgencyId', library)}<multipleItemRequestId></multipleItemRequestId><timestamp>${time}</timestamp><requestingAgencyRequestId>${requestId}</requestingAgencyRequestId></header><messageInfo><reasonForMessage>${reason}</reasonForMessage>${answer === undefined ? '' : `<answerYesNo>${answer}</answerYesNo>`}${note === undefined ? '' : `<note>${escaped(note)}</note>`}</messageInfo><statusInfo><status>${status}</status><lastChange>${time}</lastChange></statusInfo>${itemId === undefined ? '' : `<deliveryInfo><dateSent>${time}</dateSent><itemId>${escaped(itemId)}</itemId><sentVia>Mail</sentVia></deliveryInfo>`}</supplyingAgencyMessage>`,
      )
      const answered = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body,
      })
      return textOf(await answered.text(), 'messageStatus') ?? `HTTP ${answered.status}`
    },
  }
}
