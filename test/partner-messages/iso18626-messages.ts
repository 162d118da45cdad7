import type { LenderMessage } from './lender-message.ts'
import type { Random } from './random.ts'

const reasons = [
  'RequestResponse',
  'StatusRequestResponse',
  'RenewResponse',
  'CancelResponse',
  'StatusChange',
  'Notification',
] as const

const statuses = [
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

const vendors = [
  'standard',
  'standard',
  'standard',
  'alma',
  'reshare',
  'illiad',
  'koha',
  'crosslink',
] as const

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`

/** Writes some of the parts: each is present or not. */
const some = (random: Random, parts: readonly (readonly [string, () => string])[], oneIn = 3): string =>
  parts.map(([name, content]) => (random.oneIn(oneIn) ? element(name, content()) : '')).join('')

/** Writes a part that may repeat: up to three times. */
const several = (random: Random, name: string, content: () => string, oneIn = 3): string =>
  random.oneIn(oneIn)
    ? Array.from({ length: 1 + random.below(3) }, () => element(name, content())).join('')
    : ''

const costs = (random: Random) => () =>
  element('currencyCode', random.pick(['EUR', 'EUR', 'USD'])) + element('monetaryValue', random.amount())

/** The ways in which systems write a day. */
const dayForms = ['T00:00:00+01:00', 'T00:00:00', 'T00:00:00Z', 'T23:59:59Z', 'T10:30:00Z', '']

const day = (random: Random) => () => random.day() + random.pick(dayForms)

const instant = (random: Random) => () => `${random.day()}T10:15:00Z`

const agency = (name: string, value: string): string =>
  element(name, element('agencyIdType', 'ISIL') + element('agencyIdValue', value))

const note =
  (random: Random, vendor: string): (() => string) =>
  () => {
    const words = `${random.word('Note')} about the loan`
    return vendor === 'reshare' && random.oneIn(2) ? `#seq:${random.below(9)}# ${words}` : words
  }

const returnInfo = (random: Random): string =>
  random.oneIn(5)
    ? element(
        'returnInfo',
        some(random, [['name', () => random.word('Library')]], 1) +
          element(
            'physicalAddress',
            some(random, [
              ['line1', () => random.word('Street')],
              ['line2', () => random.word('Floor')],
              ['locality', () => random.word('Town')],
              ['postalCode', () => random.word('Post')],
            ]),
          ),
      )
    : ''

/** The parts of edition 1.2 behind the reasons, and of delivery. */
const parts12 = (random: Random): readonly [inMessageInfo: string, behindStatus: string] => [
  some(
    random,
    [
      ['offeredCosts', costs(random)],
      ['retryAfter', instant(random)],
      ['retryBefore', instant(random)],
    ],
    4,
  ),
  random.oneIn(2)
    ? element(
        'deliveryInfo',
        element('dateSent', '2026-03-02T08:00:00Z') +
          some(random, [
            ['itemId', () => random.word('Item')],
            ['sentVia', () => random.word('Via')],
            ['loanCondition', () => random.word('Condition')],
            ['deliveredFormat', () => random.word('Format')],
            ['deliveryCosts', costs(random)],
          ]),
      )
    : '',
]

const parts20212 = (random: Random): readonly [inMessageInfo: string, behindStatus: string] => {
  const word = (kind: string) => () => random.word(kind)
  const retry = random.oneIn(3)
    ? element(
        'retryInfo',
        several(random, 'loanCondition', word('Condition')) +
          several(random, 'edition', word('Edition')) +
          several(random, 'itemFormat', word('Format')) +
          several(random, 'volume', word('Volume')) +
          several(random, 'serviceLevel', word('Level')) +
          several(random, 'deliveryMethod', word('Method')) +
          several(random, 'courierName', word('Courier')) +
          several(random, 'offeredCosts', costs(random)) +
          several(random, 'paymentMethod', word('Payment')) +
          some(random, [
            ['retryBefore', instant(random)],
            ['retryAfter', instant(random)],
          ]),
      )
    : ''
  const delivery = random.oneIn(2)
    ? element(
        'deliveryInfo',
        element('dateSent', '2026-03-02T08:00:00Z') +
          several(random, 'itemId', word('Item')) +
          some(random, [['URL', () => `https://files.example.org/${random.word('File')}`]], 6) +
          some(random, [['deliveryMethod', word('Via')]]) +
          several(random, 'loanCondition', word('Condition')) +
          some(random, [['itemFormat', word('Format')]]) +
          several(random, 'deliveryCosts', costs(random)) +
          some(random, [['paymentMethod', word('Payment')]], 6),
      )
    : ''
  const shipping = random.oneIn(3)
    ? element(
        'shippingInfo',
        some(random, [['courierName', word('Courier')]]) +
          several(random, 'trackingId', word('Parcel')) +
          some(random, [
            ['insurance', word('Insurance')],
            ['insuranceThirdParty', word('Insurer')],
            ['thirdPartyName', word('Third')],
          ]) +
          several(random, 'insuranceCosts', costs(random)),
      )
    : ''
  return ['', retry + delivery + shipping]
}

/**
 * Writes a message of a lender (ISO 18626, supplyingAgencyMessage) of either edition, by its content model: each optional
 * part is present or not, and what may repeat does. Each text, amount and day is unique. It knows nothing of our codec.
 *
 * @param now the time at which it is sent; its record may have changed before
 */
export const writeIsoMessage = (
  random: Random,
  { requestId, number, now }: { readonly requestId: string; readonly number: string; readonly now: string },
): LenderMessage => {
  const vendor = random.pick(vendors)
  const edition = vendor === 'koha' ? '2021-2' : random.pick(['1.2', '2021-2'])
  const reason = random.pick(reasons)
  const status = random.oneIn(40) ? 'Lendable' : random.pick(statuses)
  const isAnswer = reason === 'RenewResponse' || reason === 'CancelResponse'
  const answer = isAnswer || random.oneIn(12) ? element('answerYesNo', random.pick(['Y', 'N'])) : ''
  const [inMessageInfo, behindStatus] = edition === '1.2' ? parts12(random) : parts20212(random)
  const changed = new Date(Date.parse(now) - random.below(4) * 3_600_000).toISOString()
  const body =
    element(
      'header',
      agency('supplyingAgencyId', 'XX-LEND') +
        agency('requestingAgencyId', 'XX-BORR') +
        element('timestamp', now) +
        element('requestingAgencyRequestId', requestId) +
        element('supplyingAgencyRequestId', number),
    ) +
    element(
      'messageInfo',
      element('reasonForMessage', reason) +
        answer +
        some(random, [['note', note(random, vendor)]], 2) +
        some(
          random,
          [
            ['reasonUnfilled', () => random.word('Unfilled')],
            ['reasonRetry', () => random.word('Retry')],
          ],
          5,
        ) +
        inMessageInfo,
    ) +
    element(
      'statusInfo',
      element('status', status) +
        some(
          random,
          [
            ['expectedDeliveryDate', day(random)],
            ['dueDate', day(random)],
          ],
          2,
        ) +
        element('lastChange', changed),
    ) +
    behindStatus +
    returnInfo(random)
  const xml =
    `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="${edition}">` +
    `${element('supplyingAgencyMessage', body)}</ISO18626Message>`
  return { text: xml, way: 'iso18626', vendor, title: `${reason} ${status}` }
}
