import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { escaped, serveXml, type XmlPeer } from './serve-xml.ts'

const namespaces = { ns: 'http://www.niso.org/2008/ncip' }

type Item = { readonly patron: string; holdId: number | undefined }

/** Koha's NCIP server as far as its strictness goes. */
export type KohaResponder = XmlPeer & {
  readonly items: ReadonlyMap<string, Item>
}

type Problem = {
  readonly type: string
  readonly detail: string
  readonly element?: string
  readonly value?: string
}

const message = (content: string): string =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<NCIPMessage version='http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd' xmlns='${namespaces.ns}'>\n${content}</NCIPMessage>`

const problem = (service: string, { type, detail, element, value }: Problem): string =>
  `<${service}Response><Problem><ProblemType>${type}</ProblemType><ProblemDetail>${detail}</ProblemDetail>${element === undefined ? '' : `<ProblemElement>${element}</ProblemElement>`}${value === undefined || value === '' ? '' : `<ProblemValue>${escaped(value)}</ProblemValue>`}</Problem></${service}Response>`

const unknownItem = (service: string, barcode: string): string =>
  problem(service, {
    type: 'Unknown Item',
    detail: 'Item is not known.',
    element: 'UniqueItemIdentifier',
    value: barcode,
  })

/**
 * Starts a responder that is as strict as Koha's NCIP server (bywatersolutions/ncip-server, lib/NCIP): for every version
 * string with "v2" it finds elements in the namespace of 2008 alone, what it does not find is empty, and what makes it fail
 * is answered "It works!". It names holds by ids of its own, which no answer tells, and compares pickup places with branches.
 */
export const startKohaResponder = async (settings: {
  readonly patrons: readonly string[]
  readonly branches: readonly string[]
}): Promise<KohaResponder> => {
  const items = new Map<string, Item>()
  let holds = 100
  const answer = (xml: string): string => {
    using document = XmlDocument.fromString(xml)
    const { root } = document
    if (root.name !== 'NCIPMessage') return 'It works!'
    const version = root.attrs.find(({ name }) => name === 'version')?.content ?? ''
    const service = (root.get('./*') as XmlElement | null)?.name ?? ''
    const text = (name: string): string =>
      root.get(version.includes('v2') ? `//ns:${name}` : `//${name}`, namespaces)?.content ?? ''
    const barcode = text('ItemIdentifierValue')
    const patron = text('UserIdentifierValue')
    const item = items.get(barcode)
    switch (service) {
      case 'LookupUser': {
        if (patron === '')
          return problem(service, {
            type: 'No user identifier provided',
            detail: 'UserId was not provided or is not found in a known element',
            element: 'UserId',
          })
        return settings.patrons.includes(patron)
          ? `<LookupUserResponse><UserId><UserIdentifierValue>${patron}</UserIdentifierValue></UserId><UserOptionalFields><NameInformation><PersonalNameInformation><StructuredPersonalUserName><GivenName>Ann</GivenName><Surname>Reader</Surname></StructuredPersonalUserName></PersonalNameInformation></NameInformation></UserOptionalFields></LookupUserResponse>`
          : problem(service, {
              type: 'Unkown User',
              detail: 'User is not known',
              element: 'UserId',
              value: patron,
            })
      }
      case 'AcceptItem': {
        const branch = text('PickupLocation')
        if (branch === '')
          return problem(service, {
            type: 'Pickup Library Not Specified',
            detail: 'Pickup library not specified in AcceptItem message.',
          })
        if (!settings.branches.includes(branch))
          return problem(service, {
            type: 'Pickup Library Invalid',
            detail:
              'Invalid pickup library specified in AcceptItem message. PickupLocation must match a Koha branchcode',
          })
        if (!settings.patrons.includes(patron))
          return problem(service, { type: 'Unknown User', detail: 'User is not known.', value: patron })
        holds += 1
        const isHeld = /^(Hold For Pickup|Circulate)/.test(text('RequestedActionType'))
        items.set(barcode, { patron, holdId: isHeld ? holds : undefined })
        return `<AcceptItemResponse><RequestId><RequestIdentifierValue>${text('RequestIdentifierValue')}</RequestIdentifierValue></RequestId><ItemId><ItemIdentifierValue>${barcode}</ItemIdentifierValue></ItemId></AcceptItemResponse>`
      }
      case 'CheckInItem':
        return item === undefined
          ? unknownItem(service, barcode)
          : problem(service, {
              type: 'Item Not Checked Out',
              detail: 'There is no record of the check out of the item.',
              element: 'UniqueItemIdentifier',
              value: barcode,
            })
      case 'CancelRequestItem': {
        const id = text('RequestIdentifierValue')
        const held = [...items.values()].find(({ holdId }) => String(holdId) === id)
        if (held === undefined)
          return problem(service, {
            type: 'Unknown Request',
            detail: 'Request is not known.',
            element: 'RequestIdentifierValue',
            value: id,
          })
        held.holdId = undefined
        return '<CancelRequestItemResponse/>'
      }
      case 'DeleteItem':
        // Koha fails where it does not find the item, and removes its holds with it where it does.
        return items.delete(barcode)
          ? `<DeleteItemResponse><ItemId><ItemIdentifierValue>${barcode}</ItemIdentifierValue></ItemId></DeleteItemResponse>`
          : 'It works!'
      case 'LookupItem':
        return item === undefined
          ? unknownItem(service, barcode)
          : `<LookupItemResponse><ItemId><ItemIdentifierValue>${barcode}</ItemIdentifierValue></ItemId></LookupItemResponse>`
      default:
        return 'It works!'
    }
  }
  const peer = await serveXml((xml) => message(answer(xml)))
  return { ...peer, items }
}
