import { type Case, failed, passed } from '../case.ts'
import { goesOn, requesterCases } from '../requester-cases.ts'
import type { NcipAnswered } from './bench.ts'
import type { NcipRequesterBench } from './requester-bench.ts'
import { fineOr, isFine, isUnsupported, standard, words } from './words.ts'

/** Writes a note about the test request. */
const note = (bench: NcipRequesterBench, text: string): string =>
  bench.write('ItemRequestUpdated', {
    RequestId: bench.ids().RequestId,
    Ext: [{ name: 'ItemNote', content: [text] }],
  })

const address = {
  PhysicalAddress: {
    UnstructuredAddress: {
      UnstructuredAddressType: { value: 'Newline-Delimited Text' },
      UnstructuredAddressData: 'The library',
    },
    PhysicalAddressType: { value: 'Postal Address' },
  },
}
const shipped = (bench: NcipRequesterBench): string => {
  const due = new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10)
  return bench.write('ItemShipped', {
    RequestId: bench.ids().RequestId,
    ItemId: { ItemIdentifierValue: `${bench.mark}-1` },
    UserId: bench.ids().UserId,
    DateShipped: `${new Date().toISOString().slice(0, 19)}Z`,
    ShippingInformation: address,
    ItemOptionalFields: { DateDue: `${due}T23:59:59Z` },
  })
}

const lost = `${standard}: a response may be lost`

const common = requesterCases<NcipAnswered, NcipRequesterBench>({
  prefix: 'ncip-requester',
  sources: {
    broken: `${standard}, Problem (Invalid Message Syntax Error)`,
    repeat: lost,
    race: `${standard}, CancelRequestItem (Problem: Request Already Processed): messages may cross one another`,
    lost,
    note: `${standard}, ItemRequestUpdated`,
  },
  aNote: 'ItemRequestUpdated with a note',
  fine: 'a response without a Problem',
  named: {
    cancel: 'CancelRequestItem',
    received: 'ItemReceived',
    shipped: 'ItemShipped',
    refusal: 'a Problem in answer to it',
  },
  writeNote: note,
  writeAny: shipped,
  // The CancelRequestItem was refused as it came: its response is the answer.
  shipAndRefuse: async (bench) => [await bench.send(shipped(bench))],
  isFine,
  isRefused: ({ exchange, response }) =>
    response?.problem !== undefined || ((exchange.status ?? 500) >= 400 && (exchange.status ?? 500) < 500),
  words,
})
const { refusedOr } = common

/** The cases for a requester that speaks NCIP 2 between libraries: the suite is the supplier of one test request. */
export const ncipRequester: readonly Case<NcipRequesterBench>[] = [
  {
    id: 'ncip-requester.unknown-request',
    title: 'It refuses a message about a request that it does not have',
    source: `${standard}, ItemShipped (Problem: Unknown Request)`,
    sends: 'ItemShipped about an id that no request has',
    right: 'a Problem',
    departure: 'A supplier believes that its message arrived, and it is lost.',
    livesBy: null,
    needs: [],
    run: async (bench) => refusedOr(await bench.send(shipped(bench))),
  },
  common.brokenXml(),
  {
    id: 'ncip-requester.request',
    title: 'It sends a RequestItem',
    source: `${standard}, RequestItem`,
    sends: 'nothing: a test request that somebody makes there, at the address of the suite, is waited for',
    right: 'a RequestItem that names its RequestId',
    departure: 'It cannot ask this supplier.',
    livesBy: null,
    needs: [],
    async run(bench) {
      const request = await bench.waitForRequest()
      if (request === undefined) return failed('none came')
      return request.requestId === undefined ? failed('it names no RequestId') : passed(request.requestId)
    },
  },
  {
    id: 'ncip-requester.request-valid',
    title: 'Its RequestItem is valid against the schema',
    source: `${standard}, schema`,
    sends: 'nothing: the RequestItem is examined',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict supplier refuses it.',
    livesBy: null,
    needs: ['ncip-requester.request'],
    async run(bench) {
      const { faults = [] } = (await bench.waitForRequest()) ?? {}
      return faults.length === 0 ? passed('valid') : failed(faults.slice(0, 5).join('; '))
    },
  },
  common.repeat('ncip-requester.request'),
  {
    id: 'ncip-requester.unknown-service',
    title: 'It says which services it lacks',
    source: `${standard}, Problem (Unsupported Service)`,
    sends: 'LookupItemSet, which no supplier sends',
    right: 'a Problem, or HTTP 4xx',
    departure: 'A message that nobody acts on counts as done.',
    livesBy: null,
    needs: ['ncip-requester.request'],
    run: async (bench) =>
      goesOn(
        refusedOr(
          await bench.say('LookupItemSet', { ItemId: [{ ItemIdentifierValue: `${bench.mark}-unknown` }] }),
        ),
      ),
  },
  {
    id: 'ncip-requester.other-supplier',
    title: 'It refuses a message of another supplier',
    source: `${standard}, InitiationHeader (FromAgencyId)`,
    sends: 'CancelRequestItem under an agency id that the RequestItem does not name',
    right: 'a Problem',
    departure: 'Anybody can end the request of another one.',
    livesBy: null,
    needs: ['ncip-requester.request'],
    async run(bench) {
      const body = { ...bench.ids(), RequestType: { value: 'Loan' } }
      const other = { AgencyId: { value: 'CERTIFY-OTHER' } }
      return goesOn(refusedOr(await bench.say('CancelRequestItem', body, other)))
    },
  },
  common.characterSets('ncip-requester.request'),
  common.contentTypes('ncip-requester.request'),
  common.cancelRace('ncip-requester.request'),
  {
    id: 'ncip-requester.shipped',
    title: 'It takes a shipment',
    source: `${standard}, ItemShipped`,
    sends: 'ItemShipped with an item id and a due date',
    right: 'a response without a Problem',
    departure: 'It does not know what is in its post.',
    livesBy: null,
    needs: ['ncip-requester.request'],
    run: async (bench) => fineOr(await bench.send(shipped(bench))),
  },
  common.lostAnswer('ncip-requester.shipped'),
  {
    id: 'ncip-requester.recalled',
    title: 'It takes a recall',
    source: `${standard}, RecallItem`,
    sends: 'RecallItem about what was shipped',
    right: 'a response, also Unsupported Service',
    departure: 'The item that somebody waits for stays out.',
    livesBy: null,
    needs: ['ncip-requester.shipped'],
    async run(bench) {
      const answer = await bench.say('RecallItem', {
        ItemId: { ItemIdentifierValue: `${bench.mark}-1` },
        DesiredDateDue: new Date(Date.now() + 7 * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'),
      })
      return goesOn(isUnsupported(answer) ? passed(words(answer)) : fineOr(answer))
    },
  },
  {
    id: 'ncip-requester.ends',
    title: 'It takes the end of the loan',
    source: `${standard}, ItemReceived`,
    sends: 'ItemReceived by the supplier: the test is over',
    right: 'a response without a Problem',
    departure: 'The request stays open.',
    livesBy: null,
    needs: ['ncip-requester.shipped'],
    run: async (bench) =>
      fineOr(
        await bench.say('ItemReceived', {
          ItemId: { ItemIdentifierValue: `${bench.mark}-1` },
          RequestId: bench.ids().RequestId,
          DateReceived: `${new Date().toISOString().slice(0, 19)}Z`,
        }),
      ),
  },
  common.afterEnd('ncip-requester.ends'),
]
