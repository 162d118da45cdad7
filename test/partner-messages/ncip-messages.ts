import type { LenderMessage } from './lender-message.ts'
import type { Random } from './random.ts'

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`

const some = (random: Random, name: string, content: () => string, oneIn = 3): string =>
  random.oneIn(oneIn) ? element(name, content()) : ''

/** NCIP counts in the smallest unit of the currency: the judge looks for the amount. */
const money = (random: Random) => (): string =>
  element('CurrencyCode', 'EUR') + element('MonetaryValue', random.amount().replace('.', ''))

const day = (random: Random) => (): string =>
  random.day() + random.pick(['T00:00:00', 'T00:00:00Z', 'T23:59:59Z'])

const fiscal = (random: Random): string =>
  some(
    random,
    'FiscalTransactionInformation',
    () =>
      element('FiscalActionType', 'Assess') +
      element('FiscalTransactionType', 'Service Charge') +
      element('Amount', money(random)()),
    4,
  )

const fields = (random: Random, isDated = false): string =>
  random.oneIn(2)
    ? element(
        'ItemOptionalFields',
        some(random, 'BibliographicDescription', () => element('Title', random.word('Title')), 4) +
          some(random, 'ItemUseRestrictionType', () => random.word('Restriction')) +
          some(random, 'ItemDescription', () => element('CallNumber', random.word('Call')), 4) +
          some(
            random,
            'ElectronicResource',
            () => element('ReferenceToResource', `https://files.example.org/${random.word('File')}`),
            6,
          ) +
          (isDated ? '' : some(random, 'DateDue', day(random))),
      )
    : ''

const ext = (random: Random): string =>
  random.oneIn(2)
    ? element(
        'Ext',
        some(random, 'ItemNote', () => `${random.word('Note')} about the loan`, 2) +
          some(random, 'NoticeContent', () => random.word('Notice'), 6),
      )
    : ''

const shipping = (random: Random): string =>
  element(
    'ShippingInformation',
    some(random, 'ShippingInstructions', () => random.word('Via')) +
      some(random, 'ShippingNote', () => `${random.word('Shipping')} with the parcel`) +
      element('PhysicalAddress', element('PhysicalAddressType', 'Postal')),
  )

const userId = element('UserId', element('UserIdentifierValue', 'XX-BORR'))

/** What each service holds between its header and Ext, by its content model; each optional part is present or not. */
const services = {
  ItemShipped: (random: Random, ids: Ids) =>
    `${ids.request}${ids.item(random, 2)}${element('DateShipped', '2026-03-02T08:00:00Z')}${shipping(random)}${fields(random)}`,
  ItemReceived: (random: Random, ids: Ids) =>
    `${ids.item(random, 1)}${ids.request}${element('DateReceived', '2026-03-02T08:00:00Z')}${fields(random)}`,
  ItemCheckedIn: (random: Random, ids: Ids) => `${ids.item(random, 1)}${fiscal(random)}${fields(random)}`,
  ItemRenewed: (random: Random, ids: Ids) =>
    `${userId}${ids.item(random, 1)}${element('DateDue', day(random)())}${fiscal(random)}${fields(random, true)}`,
  ItemRecalled: (random: Random, ids: Ids) =>
    `${ids.item(random, 1)}${element('DateDue', day(random)())}${fields(random, true)}`,
  RecallItem: (random: Random, ids: Ids) =>
    `${ids.item(random, 1)}${some(random, 'DesiredDateDue', day(random), 2)}`,
  CancelRequestItem: (random: Random, ids: Ids) =>
    `${userId}${ids.request}${ids.item(random, 3)}${element('RequestType', 'Loan')}`,
  ItemRequestCancelled: (random: Random, ids: Ids) =>
    `${userId}${ids.request}${ids.item(random, 3)}${element('RequestType', 'Loan')}${fiscal(random)}${fields(random)}`,
  ItemRequestUpdated: (random: Random, ids: Ids) =>
    `${ids.request}${
      random.oneIn(2)
        ? element(
            'AddRequestFields',
            some(
              random,
              'RequestStatusType',
              () =>
                random.pick([
                  'In Process',
                  'Will Supply',
                  'Shipped',
                  'Conditions',
                  'Expired',
                  'Requested',
                  'Cannot Fulfill Request',
                ]),
              1,
            ) + some(random, 'DateAvailable', day(random), 2),
          )
        : ''
    }${fields(random)}`,
} as const

type Ids = { readonly request: string; readonly item: (random: Random, oneIn: number) => string }

/**
 * Writes a message of a lender (NCIP 2.02) by the content model of its service. Each text, amount and day is unique. It
 * knows nothing of our codec.
 */
export const writeNcipMessage = (
  random: Random,
  { requestId, items }: { readonly requestId: string; readonly items: readonly string[] },
): LenderMessage => {
  const names = Object.keys(services) as (keyof typeof services)[]
  const service = random.pick(names)
  const item = (from: Random, oneIn: number): string =>
    from.oneIn(oneIn)
      ? element(
          'ItemId',
          element(
            'ItemIdentifierValue',
            items.length > 0 && !from.oneIn(3) ? from.pick(items) : from.word('Item'),
          ),
        )
      : ''
  const request = element(
    'RequestId',
    element('AgencyId', 'XX-BORR') + element('RequestIdentifierValue', requestId),
  )
  const head = element(
    'InitiationHeader',
    element('FromAgencyId', element('AgencyId', 'XX-LEND')) +
      element('ToAgencyId', element('AgencyId', 'XX-BORR')),
  )
  const xml =
    '<NCIPMessage xmlns="http://www.niso.org/2008/ncip" xmlns:ncip="http://www.niso.org/2008/ncip" ' +
    'ncip:version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd">' +
    `${element(service, head + services[service](random, { request, item }) + ext(random))}</NCIPMessage>`
  return { text: xml, way: 'ncip', vendor: random.pick(['standard', 'alma_p2p', 'nncipp']), title: service }
}
