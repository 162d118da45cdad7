import { type Case, failed, notSeen, passed } from '../case.ts'
import { sendsTypes, tryTypes } from '../content-types.ts'
import { type NcipBench, readNcipMessage } from './bench.ts'
import { fineOr, isFine, isUnsupported, standard, words } from './words.ts'

const talking = [
  'LookupRequest',
  'ItemRequestUpdated',
  'ReportCirculationStatusChange',
  'ItemUpdated',
] as const
const services = ['RequestItem', 'CancelRequestItem', 'RenewItem', 'ItemShipped', 'ItemReceived', ...talking]

const unknown = (bench: NcipBench) => ({ RequestId: bench.requestId(bench.newId()) })
const lookup = (bench: NcipBench, members: Parameters<NcipBench['say']>[1] = {}) =>
  bench.say('CancelRequestItem', { UserId: bench.user, ...unknown(bench), RequestType: 'Loan', ...members })

/** The cases for a supplier that speaks NCIP 2 between libraries, in their order. */
export const ncipSupplier: readonly Case<NcipBench>[] = [
  {
    id: 'ncip.charset',
    title: 'It takes XML whose content type names the character set',
    source: 'RFC 7303, 3.1 and 9.1; RFC 9110, 15.5.16 (415)',
    sends: sendsTypes,
    right: 'the same response to each',
    departure: 'No message of a library reaches it.',
    livesBy: 'contentType: all messages are sent with the type that it takes',
    needs: [],
    async run(bench) {
      await lookup(bench)
      return tryTypes(bench, async () => words(await lookup(bench)))
    },
  },
  {
    id: 'ncip.message',
    title: 'It answers an NCIP message',
    source: `${standard}, 5`,
    sends: 'CancelRequestItem about an id that no request has',
    right: 'an NCIPMessage',
    departure: 'No message of a library reaches it.',
    livesBy: null,
    needs: ['ncip.charset'],
    async run(bench) {
      const answer = await lookup(bench)
      return answer.response === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ncip.http-status',
    title: 'A response with a Problem has the status 200 of HTTP',
    source: `${standard}, Problem`,
    sends: 'the same message',
    right: 'HTTP 200',
    departure: 'Systems that look at the status alone take a refusal for an outage.',
    livesBy: 'lendwire reads the response, whatever the status says',
    needs: ['ncip.message'],
    run(bench) {
      const { status } = bench.exchanges.findLast(({ answer }) => readNcipMessage(answer) !== undefined) ?? {}
      return status === 200 ? passed('HTTP 200') : failed(`HTTP ${status ?? 'none'}`)
    },
  },
  {
    id: 'ncip.response-valid',
    title: 'Its responses are valid against the schema',
    source: `${standard}, schema`,
    sends: 'the same message',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict reader takes the message for lost.',
    livesBy: 'lendwire reads elements in any order, and does without those that it can do without',
    needs: ['ncip.message'],
    async run(bench) {
      const { response } = await lookup(bench)
      const faults = response?.faults ?? []
      return faults.length === 0 ? passed('valid') : failed(faults.slice(0, 5).join('; '))
    },
  },
  {
    id: 'ncip.unknown-request',
    title: 'It refuses a message about a request that it does not have',
    source: `${standard}, CancelRequestItem (Problem: Unknown Request)`,
    sends: 'the same message',
    right: 'a Problem',
    departure: 'A library believes that its message arrived.',
    livesBy: null,
    needs: ['ncip.message'],
    async run(bench) {
      const answer = await lookup(bench)
      return answer.response?.problem === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ncip.broken-xml',
    title: 'It refuses what is no XML',
    source: `${standard}, Problem (Invalid Message Syntax Error)`,
    sends: 'the first half of a message',
    right: 'a Problem, or HTTP 400',
    departure: 'A message that was cut off counts as arrived.',
    livesBy: null,
    needs: ['ncip.message'],
    async run(bench) {
      const xml = bench.write('CancelRequestItem', { UserId: bench.user, ...unknown(bench) })
      const answer = await bench.send(xml.slice(0, xml.length / 2))
      const { status = 500 } = answer.exchange
      return answer.response?.problem !== undefined || (status >= 400 && status < 500)
        ? passed(words(answer))
        : failed(words(answer))
    },
  },
  {
    id: 'ncip.content-type',
    title: 'It says that it answers with XML, and takes both types of XML',
    source: 'RFC 7303, 4.1: both types mean the same',
    sends: 'the same message with the content type text/xml',
    right: 'a response of the content type application/xml or text/xml',
    departure: 'Some systems read no other type.',
    livesBy: 'lendwire sends application/xml, and reads XML of any content type',
    needs: ['ncip.message'],
    async run(bench) {
      const xml = bench.write('CancelRequestItem', {
        UserId: bench.user,
        ...unknown(bench),
        RequestType: 'Loan',
      })
      const answer = await bench.send(xml, 'text/xml')
      const { contentType } = answer.exchange
      return answer.response !== undefined && /^(?:application|text)\/xml\b/i.test(contentType)
        ? passed(contentType)
        : failed(`${words(answer)} (${contentType || 'no content type'})`)
    },
  },
  {
    id: 'ncip.size',
    title: 'It takes a long message',
    source: `${standard} sets no limit; lendwire writes notes of up to 10,000 characters`,
    sends: 'the same message with a note of 20,000 characters',
    right: 'a response',
    departure: 'Long notes are refused.',
    livesBy: null,
    needs: ['ncip.message'],
    async run(bench) {
      const answer = await lookup(bench, { Ext: { ItemNote: 'A long note. '.repeat(1600) } })
      return answer.response === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ncip.services',
    title: 'It has the services with which libraries talk about a request',
    source: `${standard}, 6; seen otherwise: Alma, NNCIPP`,
    sends: `${talking.join(', ')} about an id that no request has`,
    right: 'any response but Unsupported Service',
    departure: 'Status, notes and losses have no message there.',
    livesBy: 'takes: what it does not take is not sent, and staff read so',
    needs: ['ncip.message'],
    async run(bench) {
      const members: Readonly<Record<string, Parameters<NcipBench['say']>[1]>> = {
        LookupRequest: unknown(bench),
        ItemRequestUpdated: unknown(bench),
        ReportCirculationStatusChange: {
          ItemId: { ItemIdentifierValue: bench.newId() },
          UserId: bench.user,
          ItemReportedLost: '',
        },
        ItemUpdated: { ItemId: { ItemIdentifierValue: bench.newId() } },
      }
      const refused: string[] = []
      for (const service of talking)
        if (isUnsupported(await bench.say(service, members[service] ?? {}))) refused.push(service)
      return refused.length === 0
        ? passed('it has all of them')
        : failed(`Unsupported Service: ${refused.join(', ')}`, {
            takes: services.filter((service) => !refused.includes(service)),
          })
    },
  },
  {
    id: 'ncip.request',
    title: 'It takes a RequestItem',
    source: `${standard}, RequestItem`,
    sends: 'a RequestItem for a loan, with an ISBN and a title',
    right: 'a RequestItemResponse without a Problem; where it refuses, the same with the ISBN as a record id',
    departure: 'No request reaches it.',
    livesBy: 'identifiersAs: ISBN and their like identify a record',
    needs: ['ncip.message'],
    async run(bench) {
      if (!bench.mayRequest)
        return notSeen('no request was made: the run was not told to make some at this partner')
      const { answered, isThere } = await bench.request('loan')
      if (isThere) return passed(words(answered))
      bench.adopt({ identifiersAs: 'record' })
      const record = await bench.request('loan')
      // The list of record ids has no ISBN: its type goes out as the code all the same.
      if (record.isThere)
        return {
          ...failed(words(answered), { identifiersAs: 'record', unlistedIdentifiers: 'as_code' }),
          goesOn: true,
        }
      bench.adopt({ identifiersAs: 'item' })
      return failed(words(answered))
    },
  },
  {
    id: 'ncip.schemes',
    title: 'It takes values that name their list (Scheme)',
    source: `${standard}, 5 (SchemeValuePair); seen otherwise: Evergreen, NNCIPP`,
    sends: 'a RequestItem whose RequestType and identifier name the lists of the standard',
    right: 'the same response as without',
    departure: 'Each message with a Scheme is refused, or its values are overlooked.',
    livesBy: 'schemes: values are sent without them',
    needs: ['ncip.request'],
    async run(bench) {
      const schemes = 'http://www.niso.org/ncip/v1_0/imp1/schemes'
      const made = await bench.request('schemes', {}, (xml) =>
        xml
          .replace('<RequestType>', `<RequestType ncip:Scheme="${schemes}/requesttype/requesttype.scm">`)
          .replace(
            /<(Bibliographic(Item|Record)IdentifierCode)>/,
            (_, element: string) =>
              `<${element} ncip:Scheme="${schemes}/${element.toLowerCase()}/${element.toLowerCase()}.scm">`,
          ),
      )
      return fineOr(made.answered, { schemes: false })
    },
  },
  {
    id: 'ncip.request-repeated',
    title: 'The identical RequestItem makes no second hold',
    source: `${standard}, RequestItem (Problem: Duplicate Request); seen otherwise: NNCIPP`,
    sends: 'the identical bytes once more',
    right: 'a response without a Problem, or Duplicate Request',
    departure: 'A lost answer makes a second hold, or looks like a refusal.',
    livesBy: 'takesRepeats: nothing is sent again without a person',
    needs: ['ncip.request'],
    async run(bench) {
      const answer = await bench.send(bench.requestItem(bench.idOf('loan')))
      if (isFine(answer) || /duplicate/i.test(answer.response?.problem ?? '')) return passed(words(answer))
      return failed(words(answer), { takesRepeats: false })
    },
  },
  {
    id: 'ncip.identifiers',
    title: 'It takes several identifiers of one title',
    source: `${standard}, RequestItem (BibliographicId, repeatable); seen otherwise: NNCIPP`,
    sends: 'a RequestItem with an ISBN and an OCLC number',
    right: 'a response without a Problem',
    departure: 'Requests with two identifiers are refused.',
    livesBy: 'identifiers: the surest goes out alone',
    needs: ['ncip.request'],
    async run(bench) {
      const made = await bench.request('identifiers', {
        BibliographicId: [bench.identifier('ISBN', '9780306406157'), bench.identifier('ISSN', '03178471')],
      })
      return made.isThere
        ? passed(words(made.answered))
        : failed(words(made.answered), { identifiers: 'first' })
    },
  },
  {
    id: 'ncip.notes',
    title: 'It takes a note',
    source: `${standard}, Ext; seen otherwise: systems of NCIP 2.0 and 2.01`,
    sends: 'a RequestItem with ItemNote in Ext',
    right: 'a response without a Problem',
    departure: 'Requests with a note are refused.',
    livesBy: 'notes: they are left out',
    needs: ['ncip.request'],
    async run(bench) {
      const made = await bench.request('note', { Ext: { ItemNote: 'A note of a test: Ελληνικά, 漢字' } })
      return made.isThere ? passed(words(made.answered)) : failed(words(made.answered), { notes: 'none' })
    },
  },
  {
    id: 'ncip.cancel',
    title: 'It says by a message that a request is cancelled',
    source: `${standard}, CancelRequestItem and ItemRequestCancelled; seen otherwise: NNCIPP`,
    sends: 'a CancelRequestItem',
    right: 'a response, and an ItemRequestCancelled',
    departure: 'The library waits for a message that never comes.',
    livesBy: 'cancelSettledBy: the response settles it',
    needs: ['ncip.request'],
    async run(bench) {
      const { id } = await bench.request('cancelled')
      const answer = await bench.say('CancelRequestItem', {
        UserId: bench.user,
        RequestId: bench.requestId(id),
        RequestType: 'Loan',
      })
      if (!isFine(answer)) return failed(words(answer))
      bench.ended(id)
      const said = await bench.expect(id, 'accept_cancel', ['ItemRequestCancelled', 'CancelRequestItem'])
      return said === undefined
        ? failed(`${words(answer)}, and no message`, { cancelSettledBy: 'response' })
        : passed(said.kind)
    },
  },
  {
    id: 'ncip.supplier-repeats',
    title: 'It repeats a message whose answer was lost',
    source: 'RFC 9110, 15.6.4 (503); seen otherwise: Koha over ISO 18626',
    sends: 'a RequestItem; its ItemShipped is answered with HTTP 503',
    right: 'the identical message once more',
    departure: 'What it says during an outage of the library is lost.',
    livesBy: 'staff record the shipment when the parcel comes',
    needs: ['ncip.request'],
    async run(bench) {
      const { id } = await bench.request('unanswered')
      bench.answerNext(id, { status: 503, body: '' })
      const first = await bench.expect(id, 'ship', ['ItemShipped'])
      if (first === undefined) return notSeen('it did not ship')
      const again = await bench.listener.wait(() => {
        const [one, ...others] = bench.messagesAbout(id).filter(({ read }) => read.kind === 'ItemShipped')
        return others.find(({ exchange }) => exchange.message === one?.exchange.message)
      }, bench.patience)
      return again === undefined
        ? failed(`nothing came again within ${bench.patience / 1000} seconds`)
        : passed('it came again')
    },
  },
  {
    id: 'ncip.shipped',
    title: 'It says that an item was shipped',
    source: `${standard}, ItemShipped`,
    sends: 'nothing: its message is waited for',
    right: 'an ItemShipped that names the request',
    departure: 'The library does not know what is in its post.',
    livesBy: 'staff record the shipment when the parcel comes',
    needs: ['ncip.request'],
    async run(bench) {
      const said = await bench.expect(bench.idOf('loan'), 'ship', ['ItemShipped'])
      return said === undefined ? notSeen('it did not ship') : passed(said.itemId ?? 'without an item id')
    },
  },
  {
    id: 'ncip.cancel-race',
    title: 'It does not cancel what was shipped',
    source: `${standard}, CancelRequestItem: messages may cross`,
    sends: 'a CancelRequestItem after ItemShipped',
    right: 'a Problem; or a response, and no ItemRequestCancelled',
    departure: 'It takes the item for cancelled while it is on its way.',
    livesBy: 'lendwire does not cancel what was shipped, unless both cross on their way',
    needs: ['ncip.shipped'],
    async run(bench) {
      const id = bench.idOf('loan')
      const answer = await bench.say('CancelRequestItem', {
        UserId: bench.user,
        RequestId: bench.requestId(id),
        RequestType: 'Loan',
      })
      if (answer.response === undefined) return { ...failed(words(answer)), goesOn: true }
      if (answer.response.problem !== undefined) return passed(words(answer))
      if (bench.settings.cancelSettledBy === 'response')
        return { ...failed(`${words(answer)}: there, the response is the cancel`), goesOn: true }
      const said = await bench.listener.wait(
        () => bench.messagesAbout(id).find(({ read }) => read.kind === 'ItemRequestCancelled'),
        bench.patience / 4,
      )
      return said === undefined
        ? passed(`${words(answer)}, and no ItemRequestCancelled`)
        : { ...failed('ItemRequestCancelled for an item that was shipped'), goesOn: true }
    },
  },
  {
    id: 'ncip.received',
    title: 'It takes ItemReceived',
    source: `${standard}, ItemReceived`,
    sends: 'ItemReceived',
    right: 'a response without a Problem',
    departure: 'Its staff do not know that the item arrived.',
    livesBy: 'takes: none is sent',
    needs: ['ncip.shipped'],
    run: async (bench) =>
      fineOr(
        await bench.say('ItemReceived', {
          ItemId: { ItemIdentifierValue: await itemOf(bench) },
          RequestId: bench.requestId(bench.idOf('loan')),
          DateReceived: new Date().toISOString(),
        }),
      ),
  },
  {
    id: 'ncip.received-repeated',
    title: 'It takes the identical message once more',
    source: `${standard}, ItemReceived: a response may be lost`,
    sends: 'the identical bytes of ItemReceived',
    right: 'a response, also with a Problem',
    departure: 'A library whose answer was lost repeats its message for ever.',
    livesBy: 'lendwire takes a Problem for the end of that message',
    needs: ['ncip.received'],
    async run(bench) {
      const sent = bench.exchanges.findLast(
        ({ message }) => readNcipMessage(message)?.kind === 'ItemReceived',
      )
      const answer = await bench.send(sent?.message ?? '')
      return answer.response === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ncip.renew',
    title: 'It answers RenewItem',
    source: `${standard}, RenewItem`,
    sends: 'RenewItem about what was shipped',
    right: 'a new due date, Pending, or a Problem that says why not',
    departure: 'Patrons cannot renew.',
    livesBy: 'takes: staff read that it cannot be sent there',
    needs: ['ncip.received'],
    async run(bench) {
      const answer = await bench.say('RenewItem', {
        UserId: bench.user,
        ItemId: { ItemIdentifierValue: await itemOf(bench) },
      })
      if (answer.response === undefined) return { ...failed(words(answer)), goesOn: true }
      return isUnsupported(answer)
        ? failed(words(answer), { takes: takesWithout(bench, 'RenewItem') })
        : passed(words(answer))
    },
  },
  {
    id: 'ncip.returned',
    title: 'It takes ItemShipped for the way back',
    source: `${standard}, ItemShipped`,
    sends: 'ItemShipped, by the library',
    right: 'a response without a Problem',
    departure: 'Its staff do not know that the item is on its way back.',
    livesBy: 'takes: none is sent',
    needs: ['ncip.received'],
    async run(bench) {
      const answer = await bench.sayReturned(bench.idOf('loan'))
      if (isFine(answer)) bench.ended(bench.idOf('loan'))
      return fineOr(answer)
    },
  },
  {
    id: 'ncip.after-returned',
    title: 'It answers what comes after the end',
    source: `${standard}, ItemShipped: messages may cross`,
    sends: 'the identical ItemReceived, after the item went back',
    right: 'a response, also with a Problem',
    departure: 'A message that was late is repeated for ever.',
    livesBy: 'lendwire takes a Problem for the end of that message',
    needs: ['ncip.returned'],
    async run(bench) {
      const answer = await bench.say('ItemReceived', {
        ItemId: { ItemIdentifierValue: await itemOf(bench) },
        RequestId: bench.requestId(bench.idOf('loan')),
        DateReceived: new Date().toISOString(),
      })
      return answer.response === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
]

/** Returns the id of the item that was shipped. */
const itemOf = async (bench: NcipBench): Promise<string> =>
  (await bench.expect(bench.idOf('loan'), 'ship', ['ItemShipped']))?.itemId ?? ''

const takesWithout = (bench: NcipBench, service: string): readonly unknown[] =>
  (Array.isArray(bench.settings.takes) ? bench.settings.takes : services).filter((each) => each !== service)
