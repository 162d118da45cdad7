import { type Case, failed, notSeen, type Outcome, passed } from '../case.ts'
import { bothTypes } from '../content-types.ts'
import type { Answered } from './bench.ts'
import type { RequesterBench } from './requester-bench.ts'
import { isOk, okOr, words } from './words.ts'

/** Passes where an answer is a refusal: ERROR, or HTTP 4xx. */
const refusedOr = (answer: Answered): Outcome => {
  const { status = 500 } = answer.exchange
  const refuses = answer.confirmation?.status === 'ERROR' || (status >= 400 && status < 500)
  return refuses ? passed(words(answer)) : failed(words(answer))
}

const goesOn = (outcome: Outcome): Outcome => ({ ...outcome, goesOn: true })
const loan = { messageInfo: { reasonForMessage: 'StatusChange' } }
const dueIn28Days = () => `${new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10)}T23:59:59Z`

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
  {
    id: 'requester.broken-xml',
    title: 'It refuses what is no XML',
    source: 'ISO 18626:2021, 7.4 (errorData: BadlyFormedMessage)',
    sends: 'the first half of a message',
    right: 'ERROR, or HTTP 400',
    departure: 'A message that was cut off counts as arrived, and is lost.',
    livesBy: null,
    needs: [],
    async run(bench) {
      const xml = bench.write('WillSupply')
      return refusedOr(await bench.send(xml.slice(0, xml.length / 2)))
    },
  },
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
  {
    id: 'requester.repeat',
    title: 'It takes the identical message twice',
    source: 'ISO 18626:2021, 7.2: a confirmation may be lost',
    sends: 'a Notification, and the identical bytes again',
    right: 'OK, both times',
    departure: 'A supplier whose answer was lost repeats its message for ever, or gives up.',
    livesBy: null,
    needs: ['requester.will-supply'],
    async run(bench) {
      const xml = bench.write(
        'WillSupply',
        {},
        { messageInfo: { reasonForMessage: 'Notification', note: 'A test.' } },
      )
      const first = await bench.send(xml)
      const second = await bench.send(xml)
      return goesOn(
        isOk(first) && isOk(second) ? passed('OK, OK') : failed(`${words(first)}; ${words(second)}`),
      )
    },
  },
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
  {
    id: 'requester.content-types',
    title: 'It takes both types of XML, with and without the character set',
    source: 'RFC 7303, 4.1 and 9.1: they mean the same',
    sends: `a Notification as ${bothTypes.join(', as ')}`,
    right: 'OK, each time',
    departure: 'Suppliers whose system sends another type are refused (HTTP 415).',
    livesBy: null,
    needs: ['requester.will-supply'],
    async run(bench) {
      const refused: string[] = []
      for (const type of bothTypes) {
        const answer = await bench.send(
          bench.write(
            'WillSupply',
            {},
            { messageInfo: { reasonForMessage: 'Notification', note: `A test: ${type}` } },
          ),
          type,
        )
        if (!isOk(answer)) refused.push(`${type}: ${words(answer)}`)
      }
      return goesOn(refused.length === 0 ? passed('OK') : failed(refused.join('; ')))
    },
  },
  {
    id: 'requester.character-sets',
    title: 'It takes every character',
    source: 'XML 1.0, 2.2',
    sends: 'a Notification with Greek, Arabic, Chinese and a character beyond 16 bits',
    right: 'OK',
    departure: 'Notes in other scripts are refused.',
    livesBy: null,
    needs: ['requester.will-supply'],
    run: async (bench) =>
      okOr(
        await bench.say(
          'WillSupply',
          {},
          {
            messageInfo: { reasonForMessage: 'Notification', note: 'Ελληνικά · العربية · 漢字 · 𝄞' },
          },
        ),
      ),
  },
  {
    id: 'requester.loaned',
    title: 'It takes a shipment',
    source: 'ISO 18626:2021, 7.6.4 (Loaned)',
    sends: 'Loaned with a due date and an item id',
    right: 'OK',
    departure: 'It does not know what is in its post.',
    livesBy: null,
    needs: ['requester.will-supply'],
    async run(bench) {
      const timestamp = bench.stamp()
      return okOr(
        await bench.say(
          'Loaned',
          { timestamp },
          {
            ...loan,
            statusInfo: { status: 'Loaned', dueDate: dueIn28Days(), lastChange: timestamp },
            deliveryInfo: { dateSent: timestamp, itemId: 'CERTIFY-1' },
          },
        ),
      )
    },
  },
  {
    id: 'requester.lost-answer',
    title: 'It repeats a message whose answer was lost',
    source: 'ISO 18626:2021, 7.2: a confirmation may be lost',
    sends: 'nothing: the connection is closed after the next message that it sends, such as Received',
    right: 'the identical message once more',
    departure: 'What it says while the supplier is down is lost.',
    livesBy: null,
    needs: ['requester.loaned'],
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
  {
    id: 'requester.after-end',
    title: 'It takes a note after the end',
    source: 'ISO 18626:2021, 7.6.3 (Notification)',
    sends: 'a Notification after LoanCompleted',
    right: 'OK',
    departure: 'A late bill or a question is refused.',
    livesBy: null,
    needs: ['requester.ends'],
    run: async (bench) =>
      okOr(
        await bench.say(
          'LoanCompleted',
          {},
          { messageInfo: { reasonForMessage: 'Notification', note: 'A test.' } },
        ),
      ),
  },
]
