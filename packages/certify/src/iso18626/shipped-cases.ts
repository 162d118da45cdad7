import { type Case, failed, notSeen, passed } from '../case.ts'
import type { Bench } from './bench.ts'
import { finishedBy, idOf, without } from './loan-helpers.ts'
import { isNotTaken, isOk, okOr, words } from './words.ts'

const shipped = ['Loaned', 'Overdue', 'Recalled']

/** Cases about what was shipped, and about all messages that came. */
export const shippedCases: readonly Case<Bench>[] = [
  {
    id: 'iso18626.loaned',
    title: 'It says that an item was shipped',
    source: 'ISO 18626:2021, 7.6.4 (Loaned)',
    sends: 'nothing: its message is waited for',
    right: 'status Loaned, with a due date',
    departure: 'The library does not know what is in its post.',
    livesBy: 'staff record the shipment when the parcel comes',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const said = await bench.expect(idOf(bench, 'loan'), 'ship', ({ status }) =>
        shipped.includes(status ?? ''),
      )
      return said === undefined ? notSeen('it did not ship') : passed(said.status ?? '')
    },
  },
  {
    id: 'iso18626.cancel-race',
    title: 'It answers a Cancel that comes too late',
    source: 'ISO 18626:2021, 7.6.3 (CancelResponse with N)',
    sends: 'a Cancel after the shipment',
    right: 'OK, and a CancelResponse with N; or ERROR',
    departure: 'It takes the item for cancelled while it is on its way.',
    livesBy: 'lendwire does not cancel what was shipped, unless both cross on their way',
    needs: ['iso18626.loaned', 'iso18626.confirms'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      const answer = await bench.say(id, 'Cancel')
      if (!isOk(answer))
        return answer.confirmation === undefined ? failed(words(answer)) : passed(words(answer))
      const said = await bench.expect(id, 'refuse_cancel', ({ reason }) => reason === 'CancelResponse')
      if (said === undefined) return { ...failed('OK, and no CancelResponse'), goesOn: true }
      return said.answer === 'Y'
        ? failed('CancelResponse Y for an item that was shipped')
        : passed('CancelResponse N')
    },
  },
  {
    id: 'iso18626.received',
    title: 'It takes Received',
    source: 'ISO 18626:2021, 7.5.2',
    sends: 'Received after Loaned',
    right: 'OK',
    departure: 'Its staff do not know that the item arrived.',
    livesBy: 'takes: none is sent',
    needs: ['iso18626.loaned', 'iso18626.confirms'],
    async run(bench) {
      const answer = await bench.say(idOf(bench, 'loan'), 'Received')
      return okOr(answer, isNotTaken(answer) ? without(bench, 'Received') : undefined)
    },
  },
  {
    id: 'iso18626.received-twice',
    title: 'It takes Received more than once',
    source:
      'ISO 18626:2021, 7.5.2: each part of a delivery is received; seen otherwise: CrossLink’s own lenders',
    sends: 'Received with another timestamp',
    right: 'OK',
    departure: 'A second part, or a correction, is refused.',
    livesBy: 'takesOnce: Received and ShippedReturn are sent once',
    needs: ['iso18626.received'],
    run: async (bench) => okOr(await bench.say(idOf(bench, 'loan'), 'Received'), { takesOnce: true }),
  },
  {
    id: 'iso18626.renew',
    title: 'It answers a Renew',
    source: 'ISO 18626:2021, 7.5.2 and 7.6.3 (RenewResponse); seen otherwise: Koha, CrossLink’s own lenders',
    sends: 'a Renew after Received',
    right: 'OK, and a RenewResponse with Y or N',
    departure: 'Patrons cannot renew.',
    livesBy: 'takes: staff read that it cannot be sent there',
    needs: ['iso18626.received'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      const answer = await bench.say(id, 'Renew')
      if (!isOk(answer))
        return failed(words(answer), isNotTaken(answer) ? without(bench, 'Renew') : undefined)
      const said = await bench.expect(id, 'renew', ({ reason }) => reason === 'RenewResponse')
      return said === undefined
        ? { ...failed('OK, and no RenewResponse'), goesOn: true }
        : passed(`RenewResponse ${said.answer ?? ''}`)
    },
  },
  {
    id: 'iso18626.reasons',
    title: 'Its messages say what they answer',
    source: 'ISO 18626:2021, 7.6.3 (reasonForMessage); seen otherwise: Alma',
    sends: 'nothing: its first message about the Request is examined',
    right: 'RequestResponse',
    departure: 'The answer to a Renew or a Cancel is taken for news.',
    livesBy: 'trustedReasons: what its messages answer is inferred',
    needs: ['iso18626.first-message'],
    run(bench) {
      const [first] = bench.messagesAbout(idOf(bench, 'loan'))
      const { reason = 'none' } = first ?? {}
      if (reason !== 'StatusChange') return passed(reason)
      const answersCancel = bench.messagesAbout('').some((said) => said.reason === 'CancelResponse')
      return failed(`${reason} for its answer to the Request`, {
        trustedReasons: ['Notification', ...(answersCancel ? ['CancelResponse'] : [])],
      })
    },
  },
  {
    id: 'iso18626.returned',
    title: 'It takes ShippedReturn',
    source: 'ISO 18626:2021, 7.5.2',
    sends: 'ShippedReturn after Received',
    right: 'OK',
    departure: 'Its staff do not know that the item is on its way back.',
    livesBy: 'takes: none is sent',
    needs: ['iso18626.received'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      const answer = await bench.say(id, 'ShippedReturn')
      bench.ended(id)
      return okOr(answer, isNotTaken(answer) ? without(bench, 'ShippedReturn') : undefined)
    },
  },
  {
    id: 'iso18626.completed',
    title: 'It says that the loan is completed',
    source: 'ISO 18626:2021, 7.6.4 (LoanCompleted)',
    sends: 'nothing: its message is waited for',
    right: 'status LoanCompleted',
    departure: 'The request stays open.',
    livesBy: 'the deadline after a return closes it',
    needs: ['iso18626.returned'],
    async run(bench) {
      const said = await bench.expect(
        idOf(bench, 'loan'),
        'complete',
        ({ status }) => status === 'LoanCompleted',
      )
      return said === undefined ? notSeen('it did not') : passed('LoanCompleted')
    },
  },
  {
    id: 'iso18626.after-completed',
    title: 'It takes what comes after the end',
    source: 'ISO 18626:2021, 7.2: messages may cross; seen otherwise: Koha, CrossLink’s own lenders',
    sends: 'a late ShippedReturn after LoanCompleted',
    right: 'OK',
    departure: 'A message that was late looks like a fault, and asks for a person.',
    livesBy: 'finished: these words mean that the request is over there',
    needs: ['iso18626.completed'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      const answer = await bench.say(id, 'ShippedReturn')
      return okOr(answer, finishedBy(answer, id))
    },
  },
  {
    id: 'iso18626.copy',
    title: 'It takes Received for a copy',
    source: 'ISO 18626:2021, 7.5.2; seen otherwise: Koha, CrossLink’s own lenders',
    sends: 'a Request for a copy, and Received after CopyCompleted',
    right: 'OK',
    departure: 'A message that says nothing wrong looks like a fault.',
    livesBy: 'finishedAfterCopy: none is sent for a copy; finished: its words',
    needs: ['iso18626.confirms'],
    async run(bench) {
      const { id } = await bench.request('copy', { service: { serviceType: 'Copy' } })
      const said = await bench.expect(id, 'ship_copy', ({ status }) => status === 'CopyCompleted')
      if (said === undefined) return notSeen('it delivered no copy')
      bench.ended(id)
      const answer = await bench.say(id, 'Received')
      return okOr(answer, { finishedAfterCopy: true, ...finishedBy(answer, id) })
    },
  },
  {
    id: 'iso18626.sends-once',
    title: 'It sends each message once',
    source: 'ISO 18626:2021, 7.2; seen otherwise: systems that repeat what was confirmed',
    sends: 'nothing: what came is examined',
    right: 'no message twice that was confirmed with OK',
    departure: 'The library acts twice on one message.',
    livesBy: 'lendwire compares a repeat with what it holds',
    needs: ['iso18626.first-message'],
    run(bench) {
      const confirmed = bench.listener.arrived
        .filter(({ status }) => status === 200)
        .map(({ message }) => message)
      const repeats = confirmed.length - new Set(confirmed).size
      return repeats === 0 ? passed('each once') : failed(`${repeats} came again`)
    },
  },
  {
    id: 'iso18626.order',
    title: 'Its messages come in the order in which they were written',
    source: 'ISO 18626:2021, 7.6.1 (timestamp)',
    sends: 'nothing: what came is examined',
    right: 'timestamps that rise, for each request',
    departure: 'An older status replaces a newer one.',
    livesBy: 'lendwire goes by the timestamp',
    needs: ['iso18626.first-message'],
    run(bench) {
      const last = new Map<string, number>()
      const seen = new Set<string>()
      for (const { requestId, timestamp = '', status = '', exchange } of bench.messagesAbout('')) {
        if (seen.has(exchange.message)) continue
        seen.add(exchange.message)
        const at = Date.parse(timestamp)
        if (at < (last.get(requestId) ?? 0))
          return failed(`${status} of ${timestamp} came after a later message`)
        if (!Number.isNaN(at)) last.set(requestId, at)
      }
      return passed('timestamps rise')
    },
  },
  {
    id: 'iso18626.supplier-message-valid',
    title: 'Its messages are valid against the schema',
    source: 'ISO 18626:2021, schema; seen otherwise: Koha (order, words in <value>)',
    sends: 'nothing: what came is examined',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict reader refuses the message, and nobody sees what it says.',
    livesBy:
      'lendwire reads elements in any order, codes in any spelling and days without a time, does without what is missing, and keeps every message',
    needs: ['iso18626.first-message'],
    run(bench) {
      const faults = [...new Set(bench.messagesAbout('').flatMap((message) => message.faults))]
      return faults.length === 0
        ? passed('valid')
        : { ...failed(faults.slice(0, 5).join('; ')), goesOn: true }
    },
  },
]
