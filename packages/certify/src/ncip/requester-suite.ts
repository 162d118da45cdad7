import { type Case, failed, notSeen, type Outcome, passed } from '../case.ts'
import { bothTypes } from '../content-types.ts'
import type { NcipAnswered } from './bench.ts'
import type { NcipRequesterBench } from './requester-bench.ts'
import { fineOr, isFine, isUnsupported, standard, words } from './words.ts'

/** Passes where an answer is a refusal: a Problem, or HTTP 4xx. */
const refusedOr = (answer: NcipAnswered): Outcome => {
  const { status = 500 } = answer.exchange
  const refuses = answer.response?.problem !== undefined || (status >= 400 && status < 500)
  return refuses ? passed(words(answer)) : failed(words(answer))
}
const goesOn = (outcome: Outcome): Outcome => ({ ...outcome, goesOn: true })

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
  {
    id: 'ncip-requester.broken-xml',
    title: 'It refuses what is no XML',
    source: `${standard}, Problem (Invalid Message Syntax Error)`,
    sends: 'the first half of a message',
    right: 'a Problem, or HTTP 400',
    departure: 'A message that was cut off counts as arrived, and is lost.',
    livesBy: null,
    needs: [],
    async run(bench) {
      const xml = shipped(bench)
      return refusedOr(await bench.send(xml.slice(0, xml.length / 2)))
    },
  },
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
  {
    id: 'ncip-requester.repeat',
    title: 'It takes the identical message twice',
    source: `${standard}, ItemRequestUpdated: a response may be lost`,
    sends: 'ItemRequestUpdated with a note, and the identical bytes again',
    right: 'a response without a Problem, both times',
    departure: 'A supplier whose answer was lost repeats its message for ever, or gives up.',
    livesBy: null,
    needs: ['ncip-requester.request'],
    async run(bench) {
      const xml = note(bench, `A test of lendwire certify (${bench.mark}).`)
      const first = await bench.send(xml)
      const second = await bench.send(xml)
      const said = `${words(first)}; ${words(second)}`
      return goesOn(isFine(first) && isFine(second) ? passed(said) : failed(said))
    },
  },
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
  {
    id: 'ncip-requester.character-sets',
    title: 'It takes every character',
    source: 'XML 1.0, 2.2',
    sends: 'a note with Greek, Arabic, Chinese and a character beyond 16 bits',
    right: 'a response without a Problem',
    departure: 'Notes in other scripts are refused.',
    livesBy: null,
    needs: ['ncip-requester.request'],
    run: async (bench) => goesOn(fineOr(await bench.send(note(bench, 'Ελληνικά · العربية · 漢字 · 𝄞')))),
  },
  {
    id: 'ncip-requester.content-types',
    title: 'It takes both types of XML, with and without the character set',
    source: 'RFC 7303, 4.1 and 9.1: they mean the same',
    sends: `a note as ${bothTypes.join(', as ')}`,
    right: 'a response without a Problem, each time',
    departure: 'Suppliers whose system sends another type are refused (HTTP 415).',
    livesBy: null,
    needs: ['ncip-requester.request'],
    async run(bench) {
      const refused: string[] = []
      for (const type of bothTypes) {
        const answer = await bench.send(note(bench, `A test: ${type}`), type)
        if (!isFine(answer)) refused.push(`${type}: ${words(answer)}`)
      }
      return goesOn(refused.length === 0 ? passed('a response, each time') : failed(refused.join('; ')))
    },
  },
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
  {
    id: 'ncip-requester.lost-answer',
    title: 'It repeats a message whose answer was lost',
    source: `${standard}: a response may be lost`,
    sends: 'nothing: the connection is closed after the next message that it sends, such as ItemReceived',
    right: 'the identical message once more',
    departure: 'What it says while the supplier is down is lost.',
    livesBy: null,
    needs: ['ncip-requester.shipped'],
    async run(bench) {
      const { lostAnswer, listener, patience } = bench
      lostAnswer.loseNext()
      bench.prompt('Record that the item arrived.')
      const first = await listener.wait(lostAnswer.find, patience)
      if (first === undefined) return notSeen('it sent nothing')
      const again = await listener.wait((arrived) => lostAnswer.find(arrived)?.again, patience)
      return goesOn(
        again === undefined
          ? failed(`nothing came again within ${patience / 1000} seconds`)
          : passed('it came again'),
      )
    },
  },
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
  {
    id: 'ncip-requester.after-end',
    title: 'It takes a note after the end',
    source: `${standard}, ItemRequestUpdated`,
    sends: 'ItemRequestUpdated with a note, after the end',
    right: 'a response without a Problem',
    departure: 'A late bill or a question is refused.',
    livesBy: null,
    needs: ['ncip-requester.ends'],
    run: async (bench) => fineOr(await bench.send(note(bench, 'A late note of a test.'))),
  },
]
