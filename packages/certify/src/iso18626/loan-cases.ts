import { type Case, failed, notSeen, type Outcome, passed } from '../case.ts'
import type { Answered, Bench } from './bench.ts'
import { isOk, isUnsupported, okOr, patternOf, words } from './words.ts'

const idOf = (bench: Bench, name: string): string => {
  const request = bench.find(name)
  if (request === undefined) throw new Error(`the request for ${name} was not made`)
  return request.id
}

/** The actions that it takes, without one. */
const without = (bench: Bench, action: string): Outcome['settings'] => {
  const before = Array.isArray(bench.settings.takes) ? bench.settings.takes : allActions
  return { takes: before.filter((each) => each !== action) }
}
const allActions = [
  'StatusRequest',
  'Received',
  'Cancel',
  'Renew',
  'ShippedReturn',
  'ShippedForward',
  'Notification',
  'HoldReturn',
  'Lost',
]

/** The setting for words that refuse a message since the request is finished. */
const finishedBy = (answer: Answered, id: string): Outcome['settings'] => {
  const said = answer.confirmation?.words ?? ''
  return said === '' ? undefined : { finished: patternOf(said, id) }
}

const shipped = ['Loaned', 'Overdue', 'Recalled']

/** Cases about the messages of a loan: they need somebody at the partner, or a system that acts on its own. */
export const loanCases: readonly Case<Bench>[] = [
  {
    id: 'iso18626.first-message',
    title: 'It says what it does with a request',
    source: 'ISO 18626:2021, 7.6 (supplyingAgencyMessage)',
    sends: 'nothing: its first message about the Request is waited for',
    right: 'a supplyingAgencyMessage that names requestingAgencyRequestId',
    departure: 'The library waits until its deadline, and asks the next one.',
    livesBy: null,
    needs: ['iso18626.request'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      const said = await bench.expect(id, 'promise', () => true)
      if (said !== undefined) return passed(`${said.reason ?? 'no reason'} ${said.status ?? 'no status'}`)
      await bench.say(id, 'StatusRequest')
      const asked = await bench.expect(id, undefined, () => true)
      if (asked !== undefined)
        return passed(`${asked.status ?? 'no status'}, after it was asked for the status`)
      const foreign = bench.listener.arrived.at(-1)
      return foreign === undefined
        ? failed('nothing came')
        : failed(`something else came: ${foreign.message.replace(/\s+/g, ' ').slice(0, 200)}`)
    },
  },
  {
    id: 'iso18626.number-late',
    title: 'It finds a request by the id of the library',
    source: 'ISO 18626:2021, 7.5.1 (supplyingAgencyRequestId is optional); seen otherwise: Koha',
    sends: 'a StatusRequest, else a Notification, without supplyingAgencyRequestId',
    right: 'OK',
    departure: 'Nothing can be said to it before its first message: also no Cancel.',
    livesBy: 'needsItsNumber: messages wait until it has named its number',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      for (const action of ['StatusRequest', 'Notification', 'Cancel']) {
        const bare = await bench.say(id, action, { number: undefined })
        if (isUnsupported(bare)) continue
        if (isOk(bare)) return passed(`${action}: OK`)
        const numbered = await bench.say(id, action)
        return isOk(numbered) || isUnsupported(numbered)
          ? failed(`${words(bare)}; with its number: ${words(numbered)}`, { needsItsNumber: true })
          : failed(words(bare))
      }
      return notSeen('it takes neither of these actions')
    },
  },
  {
    id: 'iso18626.supplier-message-valid',
    title: 'Its messages are valid against the schema',
    source: 'ISO 18626:2021, schema; seen otherwise: Koha (order, words in <value>)',
    sends: 'nothing: what came is looked at',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict reader refuses the message, and nobody sees what it says.',
    livesBy:
      'lendwire reads elements in any order, does without those that are missing, and keeps every message',
    needs: ['iso18626.first-message'],
    run(bench) {
      const faults = [...new Set(bench.messagesAbout('').flatMap((message) => message.faults))]
      return faults.length === 0
        ? passed('valid')
        : { ...failed(faults.slice(0, 5).join('; ')), goesOn: true }
    },
  },
  {
    id: 'iso18626.agency-ids',
    title: 'Its messages name both agencies',
    source: 'ISO 18626:2021, 7.6.1; seen otherwise: Koha (placeholders), brokers (the supplier behind them)',
    sends: 'nothing: what came is looked at',
    right: 'supplyingAgencyId and requestingAgencyId of the Request',
    departure: 'A message is taken for one of another library, and refused.',
    livesBy: 'placeholders: these values name no agency',
    needs: ['iso18626.first-message'],
    run(bench) {
      const [first] = bench.messagesAbout(idOf(bench, 'loan'))
      const { supplier = '', requester = '' } = first ?? {}
      if (supplier === bench.supplier.value && requester === bench.requester.value)
        return passed('both are right')
      const said = `supplyingAgencyId ${supplier || 'missing'}, requestingAgencyId ${requester || 'missing'}`
      if (requester === bench.requester.value) return { ...failed(`${said}: another supplier`), goesOn: true }
      return failed(said, { placeholders: [supplier, requester].filter((value) => value !== '') })
    },
  },
  {
    id: 'iso18626.timestamps',
    title: 'Its times have a zone',
    source: 'ISO 18626:2021, 7.6.1 (timestamp, xs:dateTime); seen otherwise: Koha, Alma',
    sends: 'nothing: what came is looked at',
    right: 'a time with an offset or Z',
    departure: 'Messages seem to come in another order than they were written in.',
    livesBy: 'the time zone of the partner, in its profile',
    needs: ['iso18626.first-message'],
    run(bench) {
      const times = bench.messagesAbout('').map(({ timestamp = 'none' }) => timestamp)
      const without = times.find((time) => !/(?:Z|[+-]\d\d:\d\d)$/.test(time))
      return without === undefined ? passed(times[0] ?? '') : failed(without)
    },
  },
  {
    id: 'iso18626.status-request',
    title: 'It answers a StatusRequest',
    source:
      'ISO 18626:2021, 7.5.2; seen otherwise: Koha (OK, and no message), CrossLink’s own lenders (ERROR)',
    sends: 'a StatusRequest about the Request',
    right: 'OK, and a message with StatusRequestResponse',
    departure: 'After an outage nobody knows where a request stands.',
    livesBy: 'takes: none is sent, and staff are asked to look there',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      const answer = await bench.say(id, 'StatusRequest')
      if (!isOk(answer)) return failed(words(answer), without(bench, 'StatusRequest'))
      const said = await bench.expect(id, undefined, ({ reason }) => reason === 'StatusRequestResponse')
      return said === undefined
        ? failed('OK, and no message', without(bench, 'StatusRequest'))
        : passed(said.status ?? 'no status')
    },
  },
  {
    id: 'iso18626.notification',
    title: 'It takes a note about a request',
    source: 'ISO 18626:2021, 7.5.2 (Notification); seen otherwise: Koha',
    sends: 'a Notification with a note',
    right: 'OK',
    departure: 'Staff of both libraries cannot write to each other.',
    livesBy: 'takes: staff read that a note cannot be sent there',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const answer = await bench.say(idOf(bench, 'loan'), 'Notification', {}, 'A note of a test.')
      return okOr(answer, isUnsupported(answer) ? without(bench, 'Notification') : undefined)
    },
  },
  {
    id: 'iso18626.supplier-repeats',
    title: 'It repeats a message that was not taken',
    source: 'RFC 9110, 15.6.4 (503); seen otherwise: Koha',
    sends: 'a Request; its first message about it is answered with HTTP 503',
    right: 'the identical message once more',
    departure: 'What it says during an outage of the library is lost.',
    livesBy: 'sendsOnce: after an outage, its open requests are a worklist',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const id = bench.newId()
      bench.answerNext(id, { status: 503, body: '' })
      await bench.request('unanswered', { header: { requestId: id } })
      const first = await bench.expect(id, 'promise', () => true)
      if (first === undefined) return notSeen('no message came')
      const again = await bench.expect(
        id,
        undefined,
        ({ exchange }) => exchange !== first.exchange && exchange.message === first.exchange.message,
      )
      return again === undefined
        ? failed(`nothing came again within ${bench.patience / 1000} seconds`, { sendsOnce: true })
        : passed('it came again')
    },
  },
  {
    id: 'iso18626.cancel',
    title: 'It answers a Cancel',
    source: 'ISO 18626:2021, 7.5.2 and 7.6.3 (CancelResponse)',
    sends: 'a Request, and a Cancel after its first message',
    right: 'OK, and a CancelResponse with Y, or N',
    departure: 'The library does not know whether the item will come.',
    livesBy: 'the deadline for its answer; staff are asked to call',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const { id } = await bench.request('cancelled')
      await bench.expect(id, 'promise', () => true)
      const answer = await bench.say(id, 'Cancel')
      if (!isOk(answer))
        return failed(words(answer), isUnsupported(answer) ? without(bench, 'Cancel') : undefined)
      const said = await bench.expect(
        id,
        'accept_cancel',
        ({ reason, status }) =>
          reason === 'CancelResponse' || status === 'Cancelled' || status === 'Unfilled',
      )
      if (said === undefined) return failed('OK, and no CancelResponse')
      if (said.answer !== 'N') bench.ended(id)
      return passed(`${said.reason ?? ''} ${said.answer ?? ''} ${said.status ?? ''}`.trim())
    },
  },
  {
    id: 'iso18626.retry',
    title: 'It takes a Retry that it offered',
    source:
      'ISO 18626:2021, requestType Retry; seen otherwise: ReShare (the first id), CrossLink (another id)',
    sends: 'a Retry under a new id that names the first one; if it is refused, one under the first id',
    right: 'OK for the new id',
    departure: 'What it offers cannot be asked for.',
    livesBy: 'retryKeepsId: a Retry goes out under the id of the first try',
    needs: ['iso18626.first-message'],
    async run(bench) {
      const { id } = await bench.request('retry')
      const offer = await bench.expect(id, 'offer_retry', ({ status }) => status === 'RetryPossible')
      if (offer === undefined) return notSeen('it offered none')
      const retry = { requestType: 'Retry', requestingAgencyPreviousRequestId: id }
      const other = await bench.request('retried', { service: { ...retry, serviceType: 'Loan' } })
      bench.ended(id)
      if (other.isThere) return passed('OK under a new id')
      const same = await bench.request('retried', {
        header: { requestId: id },
        service: { ...retry, serviceType: 'Loan' },
      })
      const refusal = other.attempts.at(-1)
      const said = refusal === undefined ? '' : words(refusal)
      return same.isThere
        ? failed(`${said}; OK under the first id`, { retryKeepsId: true })
        : { ...failed(said), goesOn: true }
    },
  },
  {
    id: 'iso18626.retry-declined',
    title: 'It answers a Cancel of what it offered to try again',
    source: 'ISO 18626:2021, 7.6.3 (CancelResponse); seen otherwise: CrossLink',
    sends: 'a Cancel after RetryPossible',
    right: 'OK, and a CancelResponse or Cancelled',
    departure: 'The library waits for an answer that never comes, before it asks the next one.',
    livesBy: 'retryEndsRequest: RetryPossible counts as the end there',
    needs: ['iso18626.retry', 'iso18626.cancel'],
    async run(bench) {
      const { id } = await bench.request('retry declined')
      const offer = await bench.expect(id, 'offer_retry', ({ status }) => status === 'RetryPossible')
      bench.ended(id)
      if (offer === undefined) return notSeen('it offered none')
      const answer = await bench.say(id, 'Cancel')
      const settings = { retryEndsRequest: true }
      if (!isOk(answer)) return failed(words(answer), settings)
      const said = await bench.expect(
        id,
        'accept_cancel',
        ({ reason, status }) => reason === 'CancelResponse' || status === 'Cancelled',
      )
      return said === undefined
        ? failed('OK, and no message', settings)
        : passed(said.status ?? said.reason ?? '')
    },
  },
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
    needs: ['iso18626.loaned'],
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
    needs: ['iso18626.loaned'],
    async run(bench) {
      const answer = await bench.say(idOf(bench, 'loan'), 'Received')
      return okOr(answer, isUnsupported(answer) ? without(bench, 'Received') : undefined)
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
        return failed(words(answer), isUnsupported(answer) ? without(bench, 'Renew') : undefined)
      const said = await bench.expect(id, 'renew', ({ reason }) => reason === 'RenewResponse')
      return said === undefined
        ? { ...failed('OK, and no RenewResponse'), goesOn: true }
        : passed(`RenewResponse ${said.answer ?? ''}`)
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
      return okOr(answer, isUnsupported(answer) ? without(bench, 'ShippedReturn') : undefined)
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
    needs: ['iso18626.first-message'],
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
    sends: 'nothing: what came is looked at',
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
    sends: 'nothing: what came is looked at',
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
]
