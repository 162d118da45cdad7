import { type Case, failed, notSeen, passed } from '../case.ts'
import type { Bench } from './bench.ts'
import { idOf, without } from './loan-helpers.ts'
import { secondLoan } from './request-cases.ts'
import { escaped, isNotTaken, isOk, isUnsupported, okOr, words } from './words.ts'

/** Cases about what a supplier says before it ships: they need somebody at the partner, or a system that acts on its own. */
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
      const answer = await bench.expect(id, undefined, () => true)
      if (answer !== undefined)
        return passed(`${answer.status ?? 'no status'}, after it was asked for the status`)
      const foreign = bench.listener.arrived.at(-1)
      return foreign === undefined
        ? failed(['nothing came', ...bench.listener.otherPaths].slice(0, 2).join(', but something at '))
        : failed(`something else came: ${foreign.message.replace(/\s+/g, ' ').slice(0, 200)}`)
    },
  },
  {
    id: 'iso18626.request-id',
    title: 'Its messages name the id of the Request as it is',
    source: 'ISO 18626:2021, 7.6.1 (requestingAgencyRequestId)',
    sends: 'nothing: what came is examined',
    right: 'requestingAgencyRequestId of the Request, character by character',
    departure: 'Its messages belong to no request of the library, and are refused.',
    livesBy: 'requestIdIn: what of its text is the id; upperCaseIds: it changes the letter case',
    needs: ['iso18626.first-message'],
    run(bench) {
      const id = idOf(bench, 'loan')
      const written = bench.messagesAbout(id)[0]?.requestId ?? ''
      if (written === id) return passed('it does')
      const at = written.toUpperCase().indexOf(id.toUpperCase())
      const [before, after] = [written.slice(0, at), written.slice(at + id.length)].map(escaped)
      return failed(`${written} in place of ${id}`, {
        ...(written.length === id.length ? {} : { requestIdIn: `^${before}(.+)${after}$` }),
        ...(written.includes(id) ? {} : { upperCaseIds: true }),
      })
    },
  },
  {
    id: 'iso18626.confirms',
    title: 'It confirms a message about a request that it has',
    source: 'ISO 18626:2021, 7.2: each message is confirmed',
    sends: 'a StatusRequest or a Notification, with its number',
    right: 'a requestingAgencyMessageConfirmation, whether it says OK or ERROR',
    departure: 'Nobody knows whether what the library says has arrived.',
    livesBy: null,
    needs: ['iso18626.first-message'],
    async run(bench) {
      const { takes } = bench.settings
      const action = ['StatusRequest', 'Notification'].find(
        (each) => !Array.isArray(takes) || takes.includes(each),
      )
      if (action === undefined) return { ...notSeen('it takes neither of these actions'), goesOn: true }
      const answer = await bench.say(idOf(bench, 'loan'), action, {}, 'A note of a test.')
      return answer.confirmation === undefined ? failed(words(answer)) : passed(words(answer))
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
    needs: ['iso18626.confirms'],
    async run(bench) {
      const id = idOf(bench, 'loan')
      for (const action of ['StatusRequest', 'Notification', 'Cancel']) {
        const bare = await bench.say(id, action, { number: undefined })
        if (isUnsupported(bare)) continue
        if (isOk(bare)) return passed(`${action}: OK`)
        const numbered = await bench.say(id, action)
        if (isNotTaken(bare) && isNotTaken(numbered)) continue
        return isOk(numbered) || isUnsupported(numbered)
          ? failed(`${words(bare)}; with its number: ${words(numbered)}`, { needsItsNumber: true })
          : failed(words(bare))
      }
      return notSeen('it takes neither of these actions')
    },
  },
  {
    id: 'iso18626.agency-ids',
    title: 'Its messages name both agencies',
    source: 'ISO 18626:2021, 7.6.1; seen otherwise: Koha (placeholders), brokers (the supplier behind them)',
    sends: 'nothing: what came is examined',
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
    sends: 'nothing: what came is examined',
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
    needs: ['iso18626.confirms'],
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
    needs: ['iso18626.confirms'],
    async run(bench) {
      const answer = await bench.say(idOf(bench, 'loan'), 'Notification', {}, 'A note of a test.')
      return okOr(answer, isNotTaken(answer) ? without(bench, 'Notification') : undefined)
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
    needs: ['iso18626.confirms'],
    async run(bench) {
      const { id } = await bench.request('cancelled')
      await bench.expect(id, 'promise', () => true)
      const answer = await bench.say(id, 'Cancel')
      if (!isOk(answer))
        return failed(words(answer), isNotTaken(answer) ? without(bench, 'Cancel') : undefined)
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
    id: 'iso18626.retry-repeated',
    title: 'The identical Retry makes no second loan',
    source: 'ISO 18626:2021, 7.2: an answer may be lost',
    sends: 'the identical bytes of the Retry once more',
    right: 'OK, or ERROR; one supplyingAgencyRequestId in its messages',
    departure: 'A lost answer makes two items come.',
    livesBy: 'takesRepeats: nothing is sent again without a person',
    needs: ['iso18626.retry'],
    async run(bench) {
      const made = bench.find('retried')
      if (made === undefined) return notSeen('it took no Retry')
      await bench.expect(made.id, 'promise', ({ number }) => number !== undefined)
      const answer = await bench.send(made.message)
      if (answer.confirmation?.status === 'ERROR') return passed(words(answer))
      const settings = { takesRepeats: false }
      if (!isOk(answer)) return failed(words(answer), settings)
      return secondLoan(bench, made.id, 'the identical Retry', settings)
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
]
