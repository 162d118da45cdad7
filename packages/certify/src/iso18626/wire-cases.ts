import { type Case, failed, notSeen, passed } from '../case.ts'
import { sendsTypes, tryTypes } from '../content-types.ts'
import type { Answered, Bench } from './bench.ts'
import { writeAction } from './messages.ts'
import { readConfirmation } from './read.ts'
import { isNotTaken, isUnsupported, patternOf, usualUnknown, words } from './words.ts'

/** All actions of the standard, and those that edition 1.2 lacks. */
const actions = [
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
const onlyIn2021 = new Set(['HoldReturn', 'Lost'])

/** Names what an answer is written in, where that is neither ISO 18626 nor a page. */
const wrappingOf = (answer: string): string | undefined => {
  if (/<(?:\w+:)?Envelope[\s>]/.test(answer)) return 'SOAP'
  return /^\s*[[{]/.test(answer) ? 'JSON' : undefined
}

const confirmations = (bench: Bench) =>
  bench.exchanges.flatMap((exchange) => {
    const confirmation = exchange.direction === 'sent' ? readConfirmation(exchange) : undefined
    return confirmation === undefined ? [] : [{ exchange, confirmation }]
  })

/** Cases that make no request at the partner: messages about requests that it does not have. */
export const wireCases: readonly Case<Bench>[] = [
  {
    id: 'iso18626.access',
    title: 'It lets the library in',
    source: 'RFC 9110, 15.5.2, 15.5.4 and 15.5.5',
    sends: 'a StatusRequest about an unknown request',
    right: 'an answer, and not HTTP 3xx, 401, 403 or 404',
    departure: 'No message of the library reaches it.',
    livesBy: 'the address, the credentials and the account of its connection (--token, --account)',
    needs: [],
    async run(bench) {
      const first = await bench.say(bench.newId(), 'StatusRequest')
      const { status } = first.exchange
      const isShut =
        status === undefined || [401, 403, 404].includes(status) || Math.floor(status / 100) === 3
      const isIn = first.confirmation !== undefined || !isShut
      return isIn ? passed(status === undefined ? words(first) : `HTTP ${status}`) : failed(words(first))
    },
  },
  {
    id: 'iso18626.charset',
    title: 'It takes XML whose content type names the character set',
    source: 'RFC 7303, 3.1 and 9.1',
    sends: sendsTypes,
    right: 'the same answer to each',
    departure: 'No message of a library reaches it.',
    livesBy: 'contentType: all messages are sent with the type that it takes',
    needs: ['iso18626.access'],
    run: (bench) => tryTypes(bench, async () => words(await bench.say(bench.newId(), 'StatusRequest'))),
  },
  {
    id: 'iso18626.envelope',
    title: 'It takes a message in ISO18626Message',
    source: 'ISO 18626:2021, 7.1; seen otherwise: Koha 26.05',
    sends:
      'a StatusRequest about an unknown request, in ISO18626Message with namespace and version; where nothing confirms it, without the envelope, and another action',
    right: 'a requestingAgencyMessageConfirmation',
    departure: 'No message of a library reaches it.',
    livesBy: 'envelope, where messages without ISO18626Message are confirmed; else nothing',
    needs: ['iso18626.charset'],
    async run(bench) {
      const id = bench.newId()
      const refusals: string[] = []
      for (const action of ['StatusRequest', 'Received', 'Cancel']) {
        const first = await bench.say(id, action)
        bench.probeWith(action)
        if (first.confirmation !== undefined)
          return passed([`${action}: ${words(first)}`, ...refusals].join('; '))
        bench.adopt({ envelope: false })
        const bare = await bench.say(id, action)
        bench.adopt({ envelope: true })
        if (bare.confirmation !== undefined)
          return failed([...refusals, `${words(first)}; without the envelope: ${words(bare)}`].join('; '), {
            envelope: false,
            edition: '2021-2',
          })
        refusals.push(`${action}: ${words(first)}`)
      }
      const wrapping = wrappingOf(bench.exchanges.at(-1)?.answer ?? '')
      return {
        ...failed(
          `${refusals.join('; ')}; the same without the envelope${wrapping === undefined ? '' : `: it answers in ${wrapping}`}`,
        ),
        livesBy: null,
      }
    },
  },
  {
    id: 'iso18626.edition',
    title: 'It reads the edition that the message names',
    source: 'ISO 18626:2021, schema: the version attribute says the edition',
    sends:
      'Received about an unknown request; where it is refused as badly formed, the same in the other edition',
    right: 'ERROR for the request, and none for the form of the message',
    departure: 'Every message in that edition is refused.',
    livesBy: 'edition: all messages are written in the other one',
    needs: ['iso18626.envelope'],
    async run(bench) {
      const { edition } = bench.form()
      const first = await bench.say(bench.newId(), 'Received')
      if (first.confirmation?.errorType !== 'BadlyFormedMessage') return passed(`${edition}: ${words(first)}`)
      const other = edition === '1.2' ? '2021-2' : '1.2'
      const before = bench.settings
      bench.adopt({ edition: other })
      const second = await bench.say(bench.newId(), 'Received')
      bench.adopt({ edition: before.edition })
      const isRead =
        second.confirmation !== undefined && second.confirmation.errorType !== 'BadlyFormedMessage'
      const did = `${edition}: ${words(first)}; ${other}: ${words(second)}`
      return isRead ? failed(did, { edition: other }) : { ...failed(did), goesOn: true }
    },
  },
  {
    id: 'iso18626.http-status',
    title: 'A confirmation has the status 200 of HTTP',
    source: 'RFC 9110, 15.3.1; seen otherwise: Koha (201, 400)',
    sends: 'the same message',
    right: 'HTTP 200, whether the confirmation says OK or ERROR',
    departure: 'Systems that look at the status alone take a refusal for an outage.',
    livesBy: 'lendwire reads the confirmation, whatever the status says',
    needs: ['iso18626.envelope'],
    run(bench) {
      const statuses = [...new Set(confirmations(bench).map(({ exchange }) => exchange.status))]
      const said = `HTTP ${statuses.join(', ')}`
      return statuses.every((status) => status === 200) ? passed(said) : failed(said)
    },
  },
  {
    id: 'iso18626.content-type',
    title: 'A confirmation says that it is XML',
    source: 'RFC 7303',
    sends: 'the same message',
    right: 'the content type application/xml or text/xml',
    departure: 'Some systems read no other type.',
    livesBy: 'lendwire reads XML of any content type',
    needs: ['iso18626.envelope'],
    run(bench) {
      const types = [...new Set(confirmations(bench).map(({ exchange }) => exchange.contentType))]
      const said = types.join(', ') || 'no content type'
      return types.every((type) => /^(?:application|text)\/xml\b/i.test(type)) ? passed(said) : failed(said)
    },
  },
  {
    id: 'iso18626.version',
    title: 'Its version attribute names an edition',
    source: 'ISO 18626:2021, schema; seen otherwise: Koha later in 2026 (2021-3)',
    sends: 'the same message',
    right: 'version 1.2 or 2021-2, as in the message',
    departure: 'A reader does not know which elements to expect.',
    livesBy: 'edition: all messages are read and written in it',
    needs: ['iso18626.envelope'],
    run(bench) {
      const versions = [
        ...new Set(confirmations(bench).flatMap(({ confirmation }) => confirmation.version ?? [])),
      ]
      const said = versions.join(', ')
      if (versions.length === 0) return notSeen('its answers have no version attribute')
      return versions.every((version) => ['1.1', '1.2', '2021-1', '2021-2'].includes(version))
        ? passed(said)
        : failed(said, bench.settings.edition === undefined ? { edition: '2021-2' } : undefined)
    },
  },
  {
    id: 'iso18626.confirmation-valid',
    title: 'Its confirmations are valid against the schema',
    source: 'ISO 18626:2021, schema; seen otherwise: Koha (order, missing elements)',
    sends: 'the same message',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict reader refuses the confirmation, and takes the message for lost.',
    livesBy: 'lendwire reads elements in any order, and does without those that it can do without',
    needs: ['iso18626.envelope'],
    run(bench) {
      const faults = [...new Set(confirmations(bench).flatMap(({ confirmation }) => confirmation.faults))]
      return faults.length === 0 ? passed('valid') : failed(faults.slice(0, 5).join('; '))
    },
  },
  {
    id: 'iso18626.unknown-request',
    title: 'It refuses a message about a request that it does not have',
    source: 'ISO 18626:2021, 7.4 (errorData: UnrecognisedDataValue)',
    sends: 'Received about an id that no request has',
    right: 'ERROR that names requestingAgencyRequestId',
    departure:
      'A library believes that its message arrived; with other words, it does not know what is wrong.',
    livesBy: 'unknownRequest: the words that say so',
    needs: ['iso18626.envelope'],
    async run(bench) {
      const id = bench.newId()
      const answer = await bench.say(id, 'Received', { number: `${id}-there` })
      const said = answer.confirmation?.words ?? ''
      if (answer.confirmation?.status !== 'ERROR') return failed(words(answer))
      if (usualUnknown.test(said)) return passed(said)
      if (said === '' || isUnsupported(answer) || answer.confirmation.errorType === 'BadlyFormedMessage')
        return failed(words(answer))
      return failed(said, { unknownRequest: patternOf(said, `${id}-there`, id) })
    },
  },
  {
    id: 'iso18626.unknown-action',
    title: 'It refuses an action that the standard does not have',
    source: 'ISO 18626:2021, 7.4 (errorData: UnsupportedActionType)',
    sends: 'an action CertifyTest',
    right: 'ERROR, or HTTP 400',
    departure: 'A misspelt message counts as done.',
    livesBy: 'lendwire sends no such action',
    needs: ['iso18626.envelope'],
    async run(bench) {
      const answer = await bench.say(bench.newId(), 'CertifyTest')
      return answer.confirmation?.status === 'OK' || (answer.exchange.status ?? 500) >= 500
        ? failed(words(answer))
        : passed(words(answer))
    },
  },
  {
    id: 'iso18626.actions',
    title: 'It knows the actions of the standard',
    source: 'ISO 18626:2021, 7.5.2; seen otherwise: Koha, CrossLink’s own lenders',
    sends: `each of ${actions.join(', ')} about an id that no request has`,
    right: 'ERROR for the id: none of type UnsupportedActionType, and no refusal without a confirmation',
    departure: 'What a library does has no message there: its staff must call.',
    livesBy: 'takes: what it does not take is not sent, and staff read so',
    needs: ['iso18626.envelope'],
    async run(bench) {
      const sent = actions.filter((action) => bench.form().edition === '2021-2' || !onlyIn2021.has(action))
      const refused = new Map<string, Answered>()
      for (const action of sent) {
        const answer = await bench.say(bench.newId(), action)
        if (isNotTaken(answer)) refused.set(action, answer)
      }
      if (refused.size === 0) return passed('it refuses none of them')
      const did = [...refused].map(([action, answer]) => `${action} (${words(answer).slice(0, 80)})`)
      return failed(`not taken: ${did.join(', ')}`, {
        takes: actions.filter((action) => !refused.has(action)),
      })
    },
  },
  {
    id: 'iso18626.fractions',
    title: 'It takes a time with a fraction of a second',
    source: 'ISO 18626:2021, schema (timestamp is xs:dateTime); W3C XML Schema, 3.2.7',
    sends: 'a StatusRequest, or another action that it takes, with a timestamp in milliseconds',
    right: 'the same answer as to whole seconds',
    departure: 'Libraries whose system writes fractions cannot reach it.',
    livesBy: 'lendwire writes whole seconds',
    needs: ['iso18626.envelope'],
    async run(bench) {
      const id = bench.newId()
      const number = `${id}-there`
      const { takes } = bench.settings
      const action = Array.isArray(takes) && takes.length > 0 ? String(takes[0]) : bench.probe
      const whole = await bench.say(id, action, { number })
      const timestamp = plainHeader(bench).timestamp.replace('Z', '.123Z')
      const answer = await bench.say(id, action, { number, timestamp })
      // What an answer counts or times is no other answer.
      const [said, usual] = [answer, whole].map((each) => words(each).replaceAll(/\d+/g, ''))
      return said === usual
        ? passed(words(answer))
        : failed(`${words(answer)}; with whole seconds: ${words(whole)}`)
    },
  },
  {
    id: 'iso18626.text-xml',
    title: 'It takes a message of type text/xml',
    source: 'RFC 7303, 4.1: both types mean the same',
    sends: 'a StatusRequest, or another action that it takes, with the content type text/xml',
    right: 'the same answer',
    departure: 'Libraries whose system sends this type cannot reach it.',
    livesBy: 'lendwire sends application/xml',
    needs: ['iso18626.envelope'],
    async run(bench) {
      const xml = writeAction(plainHeader(bench), bench.probe, undefined, bench.form())
      const answer = await bench.send(xml, 'text/xml')
      return answer.confirmation === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'iso18626.broken-xml',
    title: 'It refuses what is no XML',
    source: 'ISO 18626:2021, 7.4 (errorData: BadlyFormedMessage)',
    sends: 'the first half of a message',
    right: 'ERROR, or HTTP 400',
    departure: 'A message that was cut off counts as arrived, and is lost.',
    livesBy: null,
    needs: ['iso18626.envelope'],
    async run(bench) {
      const xml = writeAction(plainHeader(bench), 'Received', undefined, bench.form())
      const answer = await bench.send(xml.slice(0, xml.length / 2))
      const { status = 500 } = answer.exchange
      const refuses = answer.confirmation?.status === 'ERROR' || (status >= 400 && status < 500)
      return refuses ? passed(words(answer)) : failed(words(answer))
    },
  },
  {
    id: 'iso18626.character-sets',
    title: 'It takes every character',
    source: 'XML 1.0, 2.2 and 4.3.3',
    sends: 'notes with Greek, Arabic, Chinese and a character beyond 16 bits, in UTF-8; the same in UTF-16',
    right: 'the same answer as for any note',
    departure: 'Requests for titles in other scripts fail, or arrive as question marks.',
    livesBy: null,
    needs: ['iso18626.envelope'],
    async run(bench) {
      const note = 'Ελληνικά · العربية · 漢字 · 𝄞 · Ångström'
      const xml = writeAction(plainHeader(bench), bench.probe, note, bench.form())
      const wide = new Uint8Array(
        Buffer.from(`\ufeff${xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le'),
      )
      const first = await bench.send(xml)
      const second = await bench.send(wide, 'application/xml')
      const said = `UTF-8: ${words(first)}; UTF-16: ${words(second)}`
      if (first.confirmation === undefined) return failed(said)
      return second.confirmation === undefined
        ? { verdict: 'failed', did: `${said} (lendwire writes UTF-8 alone)`, goesOn: true }
        : passed(said)
    },
  },
  {
    id: 'iso18626.size',
    title: 'It takes a long message',
    source: 'ISO 18626 sets no limit; lendwire writes notes of up to 10,000 characters',
    sends: 'a note of 20,000 characters',
    right: 'the same answer as for any note',
    departure: 'Long notes and lists of authors are refused.',
    livesBy: null,
    needs: ['iso18626.envelope'],
    async run(bench) {
      const xml = writeAction(plainHeader(bench), bench.probe, 'A long note. '.repeat(1600), bench.form())
      const answer = await bench.send(xml)
      return answer.confirmation === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
]

const plainHeader = (bench: Bench) => bench.headerFor(bench.newId())
