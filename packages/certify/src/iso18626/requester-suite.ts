import { type Case, failed, passed } from '../case.ts'
import { goesOn, requesterCases } from '../requester-cases.ts'
import type { Answered } from './bench.ts'
import type { RequesterBench } from './requester-bench.ts'
import { isOk, okOr, words } from './words.ts'

const loan = { messageInfo: { reasonForMessage: 'StatusChange' } }
const dueIn28Days = () => `${new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10)}T23:59:59Z`

const ship = (bench: RequesterBench): Promise<Answered> => {
  const timestamp = bench.stamp()
  return bench.say(
    'Loaned',
    { timestamp },
    {
      ...loan,
      statusInfo: { status: 'Loaned', dueDate: dueIn28Days(), lastChange: timestamp },
      deliveryInfo: { dateSent: timestamp, itemId: 'CERTIFY-1' },
    },
  )
}
const lost = 'ISO 18626:2021, 7.2: a confirmation may be lost'

const common = requesterCases<Answered, RequesterBench>({
  prefix: 'requester',
  sources: {
    broken: 'ISO 18626:2021, 7.4 (errorData: BadlyFormedMessage)',
    repeat: lost,
    race: 'ISO 18626:2021, 7.6.3 (CancelResponse, answerYesNo N): messages may cross one another',
    lost,
    note: 'ISO 18626:2021, 7.6.3 (Notification)',
  },
  aNote: 'a Notification',
  fine: 'OK',
  named: { cancel: 'Cancel', received: 'Received', shipped: 'Loaned', refusal: 'CancelResponse with N' },
  writeNote: (bench, note) =>
    bench.write(bench.status(), {}, { messageInfo: { reasonForMessage: 'Notification', note } }),
  writeAny: (bench) => bench.write('WillSupply'),
  shipAndRefuse: async (bench) => [
    await ship(bench),
    await bench.say('Loaned', {}, { messageInfo: { reasonForMessage: 'CancelResponse', answerYesNo: 'N' } }),
  ],
  isFine: isOk,
  isRefused: ({ exchange, confirmation }) =>
    confirmation?.status === 'ERROR' || ((exchange.status ?? 500) >= 400 && (exchange.status ?? 500) < 500),
  words,
})
const { refusedOr } = common

/** The cases for a requester that speaks ISO 18626: the suite is the supplier of one test request. */
export const iso18626Requester: readonly Case<RequesterBench>[] = [
  {
    id: 'requester.unknown-request',
    title: 'It refuses a message about a request that it does not have',
    source: 'ISO 18626:2021, 7.4 (errorData: UnrecognisedDataValue)',
    sends: 'WillSupply about an id that no request has',
    right: 'ERROR',
    departure: 'A supplier believes that its message arrived, and it is lost.',
    livesBy: null,
    needs: [],
    run: async (bench) => refusedOr(await bench.say('WillSupply', { requestId: `${bench.mark}-unknown` })),
  },
  common.brokenXml(),
  {
    id: 'requester.request',
    title: 'It sends a Request',
    source: 'ISO 18626:2021, 7.3',
    sends: 'nothing: a test request that somebody makes there, at the address of the suite, is waited for',
    right: 'a Request',
    departure: 'It cannot ask this supplier.',
    livesBy: null,
    needs: [],
    async run(bench) {
      const request = await bench.waitForRequest()
      return request === undefined ? failed('none came') : passed(request.requestId)
    },
  },
  {
    id: 'requester.request-valid',
    title: 'Its Request is valid against the schema',
    source: 'ISO 18626:2021, schema',
    sends: 'nothing: the Request is examined',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict supplier refuses it.',
    livesBy: null,
    needs: ['requester.request'],
    async run(bench) {
      const { faults = [] } = (await bench.waitForRequest()) ?? {}
      return faults.length === 0 ? passed('valid') : failed(faults.slice(0, 5).join('; '))
    },
  },
  {
    id: 'requester.will-supply',
    title: 'It takes a promise',
    source: 'ISO 18626:2021, 7.6 (RequestResponse, WillSupply)',
    sends: 'RequestResponse with WillSupply',
    right: 'OK',
    departure: 'It does not hear that the item will come, and asks somebody else.',
    livesBy: null,
    needs: ['requester.request'],
    run: async (bench) =>
      okOr(await bench.say('WillSupply', {}, { messageInfo: { reasonForMessage: 'RequestResponse' } })),
  },
  common.repeat('requester.will-supply'),
  {
    id: 'requester.unknown-status',
    title: 'It refuses a status that the standard does not have',
    source: 'ISO 18626:2021, 7.4 (errorData: UnrecognisedDataValue)',
    sends: 'the status CertifyStatus',
    right: 'ERROR',
    departure: 'A misspelt status counts as told.',
    livesBy: null,
    needs: ['requester.will-supply'],
    run: async (bench) => refusedOr(await bench.say('CertifyStatus')),
  },
  {
    id: 'requester.other-supplier',
    title: 'It refuses a message of another supplier',
    source: 'ISO 18626:2021, 7.6.1 (supplyingAgencyId)',
    sends: 'Unfilled under an agency id that the Request does not name',
    right: 'ERROR',
    departure: 'Anybody can end the request of another one.',
    livesBy: null,
    needs: ['requester.will-supply'],
    run: async (bench) =>
      goesOn(refusedOr(await bench.say('Unfilled', { supplier: { type: 'ISIL', value: 'CERTIFY-OTHER' } }))),
  },
  {
    id: 'requester.other-edition',
    title: 'It takes a message of the other edition',
    source: 'ISO 18626:2021, schema: the version attribute says the edition',
    sends: 'a Notification in the other edition',
    right: 'OK',
    departure: 'Suppliers of the other edition cannot answer.',
    livesBy: null,
    needs: ['requester.will-supply'],
    async run(bench) {
      const edition = bench.form.edition === '1.2' ? '2021-2' : '1.2'
      const says = { messageInfo: { reasonForMessage: 'Notification', note: 'A test.' } }
      return okOr(await bench.say('WillSupply', {}, says, { ...bench.form, edition }))
    },
  },
  common.contentTypes('requester.will-supply'),
  common.characterSets('requester.will-supply'),
  common.cancelRace('requester.will-supply'),
  {
    id: 'requester.loaned',
    title: 'It takes a shipment',
    source: 'ISO 18626:2021, 7.6.4 (Loaned)',
    sends: 'Loaned with a due date and an item id',
    right: 'OK',
    departure: 'It does not know what is in its post.',
    livesBy: null,
    needs: ['requester.will-supply'],
    run: async (bench) => okOr(await ship(bench)),
  },
  common.lostAnswer('requester.loaned'),
  {
    id: 'requester.late-message',
    title: 'It takes a message that is late',
    source: 'ISO 18626:2021, 7.2: messages may overtake one another',
    sends: 'WillSupply with a timestamp before that of Loaned',
    right: 'OK',
    departure: 'A supplier repeats what it need not say any more.',
    livesBy: null,
    needs: ['requester.loaned'],
    run: async (bench) => okOr(await bench.say('WillSupply', { timestamp: bench.stamp(-3_600_000) })),
  },
  {
    id: 'requester.ends',
    title: 'It takes the end of the loan',
    source: 'ISO 18626:2021, 7.6.4 (LoanCompleted)',
    sends: 'LoanCompleted: the test is over',
    right: 'OK',
    departure: 'The request stays open.',
    livesBy: null,
    needs: ['requester.will-supply'],
    run: async (bench) => okOr(await bench.say('LoanCompleted', {}, loan)),
  },
  common.afterEnd('requester.ends'),
]
