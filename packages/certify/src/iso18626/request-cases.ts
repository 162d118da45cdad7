import { type Case, failed, notSeen, type Outcome, passed } from '../case.ts'
import type { Bench, TestRequest } from './bench.ts'
import { elementsOf, inThirtyDays, mayBeNeeded, postalAddress, together } from './request-elements.ts'
import { isOk, patternOf, usualKnown, words } from './words.ts'

const lastOf = ({ attempts }: TestRequest) => {
  const last = attempts.at(-1)
  if (last === undefined) throw new Error('no attempt was made')
  return last
}
const firstOf = (bench: Bench) => {
  const first = bench.find('loan')?.attempts[0]
  if (first === undefined) throw new Error('the request was not made')
  return first
}

/** Runs one variant of a Request; fails with the settings under which it would be taken. */
const variant =
  (name: string, parts: Parameters<Bench['request']>[1], settings: Outcome['settings']): Case<Bench>['run'] =>
  async (bench) => {
    const made = await bench.request(name, parts)
    return made.isThere ? passed('OK') : failed(words(lastOf(made)), settings)
  }

/** Cases that make requests at the partner, and look at the answer alone. */
export const requestCases: readonly Case<Bench>[] = [
  {
    id: 'iso18626.request',
    title: 'It takes a Request',
    source: 'ISO 18626:2021, 7.3',
    sends: 'a Request for a loan with nothing but a title',
    right: 'a requestConfirmation with OK',
    departure: 'No request reaches it.',
    livesBy: 'edition: where it takes only the other one; other elements that it demands are tried',
    needs: ['iso18626.envelope'],
    async run(bench) {
      if (!bench.mayRequest)
        return notSeen('no request was made: the run was not told to make some at this partner')
      const form = bench.form()
      const made = await bench.request('loan')
      if (made.isThere) return passed(`OK in edition ${form.edition}`)
      const edition = form.edition === '1.2' ? '2021-2' : '1.2'
      const other = await bench.request('loan', { form: { ...form, edition } })
      if (other.isThere)
        return failed(`${words(lastOf(made))} in edition ${form.edition}; OK in ${edition}`, { edition })
      for (const [name, parts] of mayBeNeeded) {
        bench.always(parts)
        if ((await bench.request('loan')).isThere)
          return {
            ...failed(`${words(lastOf(made))}; OK with ${name}`),
            livesBy: `no setting helps: a request without ${name} is refused, and staff read why`,
            goesOn: true,
          }
      }
      bench.always({})
      return failed(words(lastOf(made)))
    },
  },
  {
    id: 'iso18626.first-answer',
    title: 'It answers at the first try',
    source: 'RFC 9110, 15.6: 5xx says that the server failed',
    sends: 'the same Request, once',
    right: 'a confirmation, and no HTTP 5xx',
    departure: 'The request waits for the next try.',
    livesBy: 'lendwire sends the identical bytes again',
    needs: ['iso18626.request'],
    run(bench) {
      const first = firstOf(bench)
      return (first.exchange.status ?? 0) >= 500 ? failed(words(first)) : passed(words(first))
    },
  },
  {
    id: 'iso18626.answer-lost',
    title: 'Its answer arrives',
    source: 'ISO 18626:2021, 7.2: each message is confirmed',
    sends: 'the same Request, once',
    right: 'the connection stays open until the confirmation is there',
    departure: 'Nobody knows whether the request is there, until its status is asked for.',
    livesBy: 'lendwire sends the identical bytes again, and asks for the status where that is refused',
    needs: ['iso18626.request'],
    run(bench) {
      const first = firstOf(bench)
      return first.exchange.status === undefined ? failed(words(first)) : passed(words(first))
    },
  },
  {
    id: 'iso18626.answer-time',
    title: 'It answers within a second',
    source: 'seen otherwise: systems that look in their catalogue before they confirm',
    sends: 'the same Request',
    right: 'the confirmation within 1,000 ms',
    departure: 'Messages to it queue up behind one another.',
    livesBy: 'the timeout of its connection (PT30S, where nothing else is set)',
    needs: ['iso18626.request'],
    run(bench) {
      const { milliseconds } = firstOf(bench).exchange
      return milliseconds > 1000 ? failed(`${milliseconds} ms`) : passed(`${milliseconds} ms`)
    },
  },
  {
    id: 'iso18626.request-repeated',
    title: 'The identical Request makes no second loan',
    source: 'ISO 18626:2021, 7.2: an answer may be lost; seen otherwise: Koha',
    sends: 'the identical bytes of a Request once more',
    right: 'OK, or ERROR that says that the request is known; one supplyingAgencyRequestId in its messages',
    departure: 'A lost answer makes two items come.',
    livesBy:
      'takesRepeats: nothing is sent again without a person; alreadyKnown: its words for a known request',
    needs: ['iso18626.request'],
    async run(bench) {
      const made = bench.find('loan')
      if (made === undefined) throw new Error('the request was not made')
      await bench.expect(made.id, 'promise', ({ number }) => number !== undefined)
      const answer = await bench.send(made.message)
      if (answer.confirmation?.status === 'ERROR')
        return usualKnown.test(answer.confirmation.words)
          ? passed(words(answer))
          : failed(words(answer), { alreadyKnown: patternOf(answer.confirmation.words, made.id) })
      if (!isOk(answer)) return failed(words(answer), { takesRepeats: false })
      return secondLoan(bench, made.id, 'the identical Request', { takesRepeats: false })
    },
  },
  {
    id: 'iso18626.request-id-reused',
    title: 'It refuses another Request under a known id',
    source: 'ISO 18626:2021, 7.3.1: requestingAgencyRequestId is unique',
    sends: 'a Request with another title under the id of the first one',
    right: 'ERROR',
    departure: 'Two loans have one id: its messages about them cannot be told apart.',
    livesBy: 'lendwire uses no id twice',
    needs: ['iso18626.request'],
    async run(bench) {
      const id = bench.find('loan')?.id ?? ''
      const made = await bench.request('same id', { header: { requestId: id } })
      return made.isThere ? { ...failed('OK'), goesOn: true } : passed(words(lastOf(made)))
    },
  },
  {
    id: 'iso18626.reminder',
    title: 'A Reminder is no second loan',
    source: 'ISO 18626:2021, requestType; seen otherwise: Koha, ReShare, CrossLink',
    sends: 'a Request of type Reminder about the first request',
    right: 'OK, and nothing else',
    departure: 'It refuses a Reminder, or lends once more.',
    livesBy: 'takesReminder: none is sent',
    needs: ['iso18626.request'],
    async run(bench) {
      const id = bench.find('loan')?.id ?? ''
      const answer = lastOf(
        await bench.request('reminder', { header: { requestId: id }, service: { requestType: 'Reminder' } }),
      )
      if (!isOk(answer)) return failed(words(answer), { takesReminder: false })
      return secondLoan(bench, id, 'a Reminder', { takesReminder: false })
    },
  },
  {
    id: 'iso18626.delivery-address',
    title: 'It takes addresses, also where a list has one element',
    source: 'ISO 18626:2021, 7.3.6 (requestedDeliveryInfo, repeatable); seen otherwise: Koha',
    sends: 'a Request with one requestedDeliveryInfo, and an address of the library',
    right: 'OK',
    departure: 'Every request that says where to deliver is refused.',
    livesBy: 'addresses: they go into the note',
    needs: ['iso18626.request'],
    run: variant(
      'addresses',
      {
        requestedDeliveryInfo: { sortOrder: '1', address: postalAddress('Test Street 1') },
        requestingAgencyInfo: { name: 'A library', address: postalAddress('Test Street 1') },
      },
      { addresses: 'in_note' },
    ),
  },
  {
    id: 'iso18626.shelf-mark',
    title: 'It takes a shelf mark, also where a list has one element',
    source: 'ISO 18626:2021, 7.3.5 (supplierInfo, repeatable); seen otherwise: Koha',
    sends: 'a Request with one supplierInfo',
    right: 'OK',
    departure: 'Every request that names a shelf mark is refused.',
    livesBy: 'addresses: they go into the note',
    needs: ['iso18626.request'],
    run: variant('shelf mark', { supplierInfo: { callNumber: 'TEST 1' } }, { addresses: 'in_note' }),
  },
  {
    id: 'iso18626.unlisted-codes',
    title: 'It takes codes beyond the lists of the standard',
    source: 'ISO 18626:2021, Annex B: the lists are open; seen otherwise: Koha',
    sends: 'a Request with a serviceLevel that no list has',
    right: 'OK',
    departure: 'Requests with a code of a consortium are refused.',
    livesBy: 'unlistedCodes: they go into the note',
    needs: ['iso18626.request'],
    run: variant(
      'unlisted code',
      { service: { serviceLevel: 'CertifyLevel' } },
      { unlistedCodes: 'in_note' },
    ),
  },
  {
    id: 'iso18626.identifier-codes',
    title: 'It takes identifiers beyond the lists of the standard',
    source: 'ISO 18626:2021, Annex B: the lists are open; seen otherwise: Koha, Alma',
    sends: 'a Request with a bibliographicItemIdentifierCode that no list has',
    right: 'OK',
    departure: 'Requests with an identifier of another kind are refused.',
    livesBy: 'identifierCodes: only codes of the lists are sent',
    needs: ['iso18626.request'],
    run: variant(
      'unlisted identifier',
      {
        bibliographicInfo: {
          title: 'TEST: please do not supply',
          bibliographicItemId: {
            bibliographicItemIdentifier: '1',
            bibliographicItemIdentifierCode: 'CertifyCode',
          },
        },
      },
      { identifierCodes: 'listed' },
    ),
  },
  {
    id: 'iso18626.schemes',
    title: 'It takes codes that name their list (scheme)',
    source: 'ISO 18626:2021, schema (type_schemeValuePair); seen otherwise over NCIP: Evergreen, NNCIPP',
    sends: 'a Request whose agencyIdType and bibliographicItemIdentifierCode have a scheme attribute',
    right: 'OK',
    departure: 'Requests of systems that name the lists are refused.',
    livesBy: 'lendwire sends no scheme',
    needs: ['iso18626.request'],
    run: variant(
      'scheme',
      {
        bibliographicInfo: {
          title: 'TEST: please do not supply',
          bibliographicItemId: {
            bibliographicItemIdentifier: '9780306406157',
            bibliographicItemIdentifierCode: 'ISBN',
          },
        },
        edit: (xml) =>
          xml.replaceAll(
            /<(agencyIdType|bibliographicItemIdentifierCode)>/g,
            '<$1 xmlns:ill="http://illtransactions.org/2013/iso18626" ill:scheme="http://illtransactions.org/ill/$1">',
          ),
      },
      undefined,
    ),
  },
  {
    id: 'iso18626.preferred-edition',
    title: 'It takes the edition that is wanted',
    source: 'ISO 18626:2021, 7.3.4 (preferredEdition; anyEdition in 2017); seen otherwise: Koha',
    sends: 'a Request that wants this edition alone',
    right: 'OK',
    departure: 'Requests for a certain edition are refused.',
    livesBy: 'editionWanted: the element of the other edition is sent',
    needs: ['iso18626.request'],
    async run(bench) {
      if (bench.form().edition === '1.2')
        return (await bench.request('edition', { service: { anyEdition: 'N' } })).isThere
          ? passed('OK')
          : failed('it refuses anyEdition')
      const made = await bench.request('edition', { service: { preferredEdition: 'ThisEdition' } })
      if (made.isThere) return passed('OK')
      const other = await bench.request('edition', { service: { anyEdition: 'N' } })
      return other.isThere
        ? failed(`${words(lastOf(made))}; it takes anyEdition`, { editionWanted: 'anyEdition' })
        : failed(words(lastOf(made)))
    },
  },
  {
    id: 'iso18626.long-title',
    title: 'It takes a long title',
    source: 'ISO 18626 sets no limit; titles of more than 250 characters are usual in catalogues',
    sends: 'a Request with a title of 300 characters',
    right: 'OK',
    departure: 'Requests for such titles are refused.',
    livesBy: null,
    needs: ['iso18626.request'],
    run: variant(
      'long title',
      {
        bibliographicInfo: {
          title: `TEST: please do not supply ${'a long title '.repeat(25)}`.slice(0, 300),
        },
      },
      undefined,
    ),
  },
  {
    id: 'iso18626.needed-by',
    title: 'It takes the day by which an item is needed',
    source: 'ISO 18626:2021, 7.3.4 (needBeforeDate)',
    sends: 'a Request with needBeforeDate, in UTC',
    right: 'OK',
    departure: 'Requests with a day are refused.',
    livesBy: 'neededBy: the day goes into the note',
    needs: ['iso18626.request'],
    run: variant('needed by', { service: { needBeforeDate: inThirtyDays() } }, { neededBy: 'in_note' }),
  },
  {
    id: 'iso18626.patron',
    title: 'It takes who the reader is',
    source: 'ISO 18626:2021, 7.3, schema (patronInfo is optional)',
    sends: 'a Request with patronInfo of a made-up reader',
    right: 'OK',
    departure: 'Requests of libraries that name their readers are refused.',
    livesBy:
      'lendwire names no reader, unless the partner’s sendsRequesterInformation is switched on: leave it off',
    needs: ['iso18626.request'],
    run: variant('patron', { patronInfo: { patronId: 'TEST', surname: 'Test' } }, undefined),
  },
  {
    id: 'iso18626.whole-request',
    title: 'It takes a Request with all that a library usually writes',
    source: 'ISO 18626:2021, 7.3: each element is optional, beside any other',
    sends:
      'a Request with an author, an ISBN, a publisher and a year, a service level, and those of the elements before that it takes alone; where it is refused, one element after the other',
    right: 'OK',
    departure: 'Requests with these elements are refused, although each of them is taken.',
    livesBy: 'neededBy: the day goes into the note, where it is one of them; else nothing',
    needs: ['iso18626.request'],
    async run(bench) {
      const elements = elementsOf(bench)
      const whole = await bench.request('whole', together(elements))
      if (whole.isThere) return passed(`OK, with ${elements.map(([name]) => name).join(', ')}`)
      let taken: typeof elements = []
      const causes: string[] = []
      for (const each of elements) {
        const more = [...taken, each]
        if ((await bench.request(`with ${each[0]}`, together(more))).isThere) taken = more
        else causes.push(each[0])
      }
      const isOfDay = causes.includes('needBeforeDate')
      return {
        ...failed(
          `${words(lastOf(whole))}; OK without ${causes.join(', ')}`,
          isOfDay ? { neededBy: 'in_note' } : undefined,
        ),
        livesBy: isOfDay ? undefined : null,
        goesOn: true,
      }
    },
  },
  {
    id: 'iso18626.agency-types',
    title: 'It takes agencies of every type',
    source: 'ISO 18626:2021, Annex B (agencyIdType is an open list); seen otherwise: Koha',
    sends:
      'a Request whose supplyingAgencyId is of a type that no list has; if it is refused, each type of the list',
    right: 'OK',
    departure: 'Libraries of another network cannot borrow from it.',
    livesBy: 'agencyTypes: its own id is left out, and libraries of another type are told before they ask',
    needs: ['iso18626.request'],
    async run(bench) {
      const ask = (type: string) =>
        bench.request(`agency type ${type}`, { header: { supplier: { type, value: bench.supplier.value } } })
      const made = await ask('CertifyType')
      if (made.isThere) return passed('OK')
      const taken: string[] = []
      for (const type of ['ISIL', 'DNUCNI', 'ICOLC']) if ((await ask(type)).isThere) taken.push(type)
      return taken.length === 0
        ? notSeen(`it takes its own id alone: ${words(lastOf(made))}`)
        : failed(words(lastOf(made)), { agencyTypes: taken })
    },
  },
]

/** Looks whether its messages name a second number for a request. */
export async function secondLoan(
  bench: Bench,
  id: string,
  after: string,
  settings: Outcome['settings'],
): Promise<Outcome> {
  const before = new Set(bench.messagesAbout(id).map(({ number }) => number))
  const isNew = ({ number }: { readonly number: string | undefined }) =>
    number !== undefined && !before.has(number)
  const said = await bench.expect(id, 'promise', isNew)
  return said === undefined
    ? passed('OK, and no second number')
    : failed(`after ${after} its messages name a second request, ${said.number}`, settings)
}
