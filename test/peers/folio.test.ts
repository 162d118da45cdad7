import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { library, startWorld, type World } from '../ils/support.ts'
import type { XmlPeer } from './serve-xml.ts'
import { type ReceivedCall, startToolkitResponder, unsupported } from './toolkit-responder.ts'

let world: World
let folio: XmlPeer

type Item = { readonly holdId: string; held: boolean }
const items = new Map<string, Item>()

/** Returns the words of mod-ncip, whose problems have no type that the standard knows, and at times none at all. */
const refused = (service: string, type: string, value: string): string =>
  `<ns1:${service}Response><ns1:Problem><ns1:ProblemType>${type}</ns1:ProblemType><ns1:ProblemElement>--</ns1:ProblemElement><ns1:ProblemValue>${value}</ns1:ProblemValue></ns1:Problem></ns1:${service}Response>`

const idOf = (name: 'Item' | 'User' | 'Request', value: string): string =>
  `<ns1:${name}Id><ns1:${name}IdentifierValue>${value}</ns1:${name}IdentifierValue></ns1:${name}Id>`

/**
 * Performs a service as mod-ncip does. A model of mod-ncip: it finds its settings by FromAgencyId, and cancels a hold
 * by the id that FOLIO gave it.
 */
const perform = ({ service, text }: ReceivedCall): string => {
  const barcode = text('ItemIdentifierValue')
  const patron = text('UserIdentifierValue')
  const isConfigured = text('FromAgencyId') === 'reshare'
  switch (service) {
    case 'LookupUser':
      return patron === 'p1'
        ? `<ns1:LookupUserResponse>${idOf('User', 'p1')}<ns1:UserOptionalFields><ns1:NameInformation><ns1:PersonalNameInformation><ns1:StructuredPersonalUserName><ns1:GivenName>Ann</ns1:GivenName><ns1:Surname>Reader</ns1:Surname></ns1:StructuredPersonalUserName></ns1:PersonalNameInformation></ns1:NameInformation></ns1:UserOptionalFields></ns1:LookupUserResponse>`
        : `<ns1:LookupUserResponse><ns1:Problem><ns1:ProblemType/><ns1:ProblemElement>Userid</ns1:ProblemElement><ns1:ProblemValue>Did not find a user with that id</ns1:ProblemValue></ns1:Problem></ns1:LookupUserResponse>`
    case 'AcceptItem': {
      const type = 'Problem performing AcceptItem'
      if (!isConfigured) return refused(service, type, 'Initializing NCIP properties failed.')
      if (text('PickupLocation') !== 'circ-desk')
        return refused(service, type, 'pickup location code note found')
      const holdId = randomUUID()
      items.set(barcode, { holdId, held: true })
      return `<ns1:AcceptItemResponse>${idOf('Request', holdId)}${idOf('Item', barcode)}</ns1:AcceptItemResponse>`
    }
    case 'CancelRequestItem': {
      const held = [...items.values()].find(({ holdId }) => holdId === text('RequestIdentifierValue'))
      if (held === undefined || !isConfigured)
        return refused(service, 'Problem performing CancelRequestItem', 'Request not found')
      held.held = false
      return `<ns1:CancelRequestItemResponse>${idOf('Request', held.holdId)}${idOf('User', patron)}</ns1:CancelRequestItemResponse>`
    }
    case 'CheckInItem':
      return `<ns1:CheckInItemResponse>${idOf('Item', barcode)}</ns1:CheckInItemResponse>`
    case 'DeleteItem':
      items.delete(barcode)
      return `<ns1:DeleteItemResponse>${idOf('Item', barcode)}</ns1:DeleteItemResponse>`
    default:
      return unsupported(service)
  }
}

beforeAll(async () => {
  folio = await startToolkitResponder({ perform })
  world = await startWorld()
  await world.settings({
    dialect: 'folio',
    url: folio.url,
    fromAgency: 'reshare',
    pickupLocation: 'circ-desk',
    timeout: 'PT30S',
  })
})
afterAll(async () => {
  await world.stop()
  await folio.stop()
})

describe('a FOLIO whose module compares codes with the lists of the toolkit', () => {
  test('knows the patron, records the item, and removes it when it goes back', async () => {
    const number = await world.shipped([{ barcode: 'F-1' }])
    expect((await world.read(number)).patron).toMatchObject({ id: 'p1', surname: 'Reader' })
    await world.command(number, { type: 'receive', dueDate: '2027-01-31', notForLoan: true })
    await world.reaches(number, 'received_not_for_loan')
    expect(items.get('F-1')).toMatchObject({ held: true })
    await world.command(number, { type: 'return' })
    await world.settled(number)
    expect(items.has('F-1')).toBe(false)
    expect((await world.read(number)).attention).toEqual([])
  })

  test('cancels a hold by the id that it gave it', async () => {
    const number = await world.shipped([{ barcode: 'F-2' }])
    await world.command(number, { type: 'receive', onHoldShelf: true })
    await world.reaches(number, 'received_physically')
    await world.command(number, { type: 'cancel_hold' })
    await world.settled(number)
    expect(items.get('F-2')).toMatchObject({ held: false })
    expect((await world.read(number)).attention).toEqual([])
  })

  test('does not know a patron: its problem has no type, and means that', async () => {
    const answer = await world.gateway.api('POST', '/v1/requests', {
      library,
      citation: { title: 'A title' },
      service: { type: 'loan' },
      patron: { id: 'nobody' },
    })
    expect(answer.status).toBe(400)
    const { body } = await world.gateway.api('POST', `/v1/libraries/${library}/ils/check`, {})
    expect(body).toMatchObject({ outcome: 'answered' })
  })
})
