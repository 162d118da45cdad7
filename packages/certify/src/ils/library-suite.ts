import { textAt } from 'node-ncip'
import { type Case, failed, notSeen, type Outcome, passed } from '../case.ts'
import type { NcipAnswered } from '../ncip/bench.ts'
import { fineOr, isFine, isUnsupported, standard, words } from '../ncip/words.ts'
import type { LibraryBench } from './bench.ts'

/** The calls of lendwire, in the order of its settings, with their services. */
const services = {
  lookup_user: 'LookupUser',
  lookup_item: 'LookupItem',
  accept_item: 'AcceptItem',
  check_in_item: 'CheckInItem',
  delete_item: 'DeleteItem',
  cancel_request_item: 'CancelRequestItem',
  renew_item: 'RenewItem',
  recall_item: 'RecallItem',
} as const
type Call = keyof typeof services

const callsOf = (bench: LibraryBench): readonly unknown[] =>
  Array.isArray(bench.settings.calls) ? bench.settings.calls : Object.keys(services)
const without = (bench: LibraryBench, call: Call): Outcome['settings'] => ({
  calls: callsOf(bench).filter((each) => each !== call),
})
const takes = (bench: LibraryBench, call: Call): boolean => callsOf(bench).includes(call)

const noPatron = notSeen('no patron was named for the tests')
const nameIn = ({ response }: NcipAnswered): string | undefined =>
  textAt(
    response?.body,
    'UserOptionalFields',
    'NameInformation',
    'PersonalNameInformation',
    'StructuredPersonalUserName',
    'Surname',
  ) ??
  textAt(
    response?.body,
    'UserOptionalFields',
    'NameInformation',
    'PersonalNameInformation',
    'UnstructuredPersonalUserName',
  )

/** Writes the call that a receipt makes, marked as a test. */
const acceptItem = (bench: LibraryBench, id: string, schemes?: boolean): string =>
  bench.write(
    'AcceptItem',
    {
      RequestId: bench.requestId(id),
      RequestedActionType: { value: 'Hold For Pickup' },
      UserId: bench.userId(bench.patron?.id ?? ''),
      ItemId: bench.itemId(id),
      ItemOptionalFields: { BibliographicDescription: { Title: `TEST ${bench.mark}: please remove` } },
      PickupLocation: bench.pickupLocation === undefined ? undefined : { value: bench.pickupLocation },
    },
    schemes,
  )

const cancelBy = (bench: LibraryBench, members: object): Promise<NcipAnswered> =>
  bench.say('CancelRequestItem', {
    UserId: bench.userId(bench.patron?.id ?? ''),
    ...members,
    RequestType: { value: 'Hold' },
    RequestScopeType: { value: 'Item' },
  })

/** The cases for a library's own system over NCIP 2, in their order: what lendwire asks when an item comes and goes. */
export const librarySystem: readonly Case<LibraryBench>[] = [
  {
    id: 'ils.message',
    title: 'It answers an NCIP message',
    source: `${standard}, 5`,
    sends: 'LookupUser about a patron who does not exist',
    right: 'a LookupUserResponse',
    departure: 'Nothing that lendwire records reaches it.',
    livesBy: null,
    needs: [],
    async run(bench) {
      const answer = await bench.lookUpUser(bench.newId())
      return answer.response === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ils.response-valid',
    title: 'Its responses are valid against the schema',
    source: `${standard}, schema; seen otherwise: Evergreen (version without prefix)`,
    sends: 'the same message',
    right: 'all elements that the schema demands, in its order',
    departure: 'A strict reader takes the message for lost.',
    livesBy: 'lendwire reads elements in any order, and does without those that it can do without',
    needs: ['ils.message'],
    async run(bench) {
      const faults = (await bench.lookUpUser(bench.newId())).response?.faults ?? []
      return faults.length === 0 ? passed('valid') : failed(faults.slice(0, 5).join('; '))
    },
  },
  {
    id: 'ils.unknown-user',
    title: 'It refuses a patron whom it does not have',
    source: `${standard}, LookupUser (Problem: Unknown User)`,
    sends: 'the same message',
    right: 'a Problem',
    departure: 'Requests are made for patrons who do not exist.',
    livesBy: null,
    needs: ['ils.message'],
    async run(bench) {
      const answer = await bench.lookUpUser(bench.newId())
      return answer.response?.problem === undefined ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ils.broken-xml',
    title: 'It refuses what is no XML',
    source: `${standard}, Problem (Invalid Message Syntax Error)`,
    sends: 'the first half of a message',
    right: 'a Problem, or HTTP 4xx or 5xx',
    departure: 'A message that was cut off counts as done.',
    livesBy: null,
    needs: ['ils.message'],
    async run(bench) {
      const xml = bench.write('CheckInItem', { ItemId: bench.itemId(bench.newId()) })
      const answer = await bench.send(xml.slice(0, xml.length / 2))
      return isFine(answer) ? failed(words(answer)) : passed(words(answer))
    },
  },
  {
    id: 'ils.services',
    title: 'It has the services with which items come and go',
    source: `${standard}, 6; seen otherwise: Evergreen, FOLIO, Koha, Alma`,
    sends: `${Object.values(services).slice(1).join(', ')} about ids that it does not have`,
    right: 'any response but Unsupported Service',
    departure: 'A temporary record cannot be looked up, renewed or removed there.',
    livesBy: 'calls: what it does not have is not sent, and staff read what is left over',
    needs: ['ils.message'],
    async run(bench) {
      const refused: Call[] = []
      for (const call of [
        'lookup_item',
        'check_in_item',
        'delete_item',
        'renew_item',
        'recall_item',
      ] as const) {
        const ItemId = bench.itemId(bench.newId())
        const answer = await bench.say(
          services[call],
          call === 'renew_item' ? { UserId: bench.userId(bench.newId()), ItemId } : { ItemId },
        )
        if (answer.response === undefined || isUnsupported(answer)) refused.push(call)
      }
      const id = bench.newId()
      const cancelled = await cancelBy(bench, { RequestId: bench.requestId(id), ItemId: bench.itemId(id) })
      if (cancelled.response === undefined || isUnsupported(cancelled)) refused.push('cancel_request_item')
      return refused.length === 0
        ? passed('it has all of them')
        : failed(`it lacks ${refused.map((call) => services[call]).join(', ')}`, {
            calls: callsOf(bench).filter((call) => !refused.some((each) => each === call)),
          })
    },
  },
  {
    id: 'ils.patron',
    title: 'It says who a patron is',
    source: `${standard}, LookupUser`,
    sends: 'LookupUser by the id of the patron who was named for the tests, with and without Scheme',
    right: 'a name',
    departure: 'Requests are made for patrons who may be blocked.',
    livesBy: 'calls: lookup_user is switched off',
    needs: ['ils.message'],
    async run(bench) {
      if (bench.patron === undefined) return noPatron
      const first = await bench.lookUpUser(bench.patron.id, true)
      const second = await bench.lookUpUser(bench.patron.id, false)
      if ((nameIn(first) ?? nameIn(second)) !== undefined) return passed('a name came')
      return failed(words(first), isUnsupported(first) ? without(bench, 'lookup_user') : undefined)
    },
  },
  {
    id: 'ils.schemes',
    title: 'It reads values that name their list (Scheme)',
    source: `${standard}, 5 (SchemeValuePair); seen otherwise: Evergreen`,
    sends: 'the same LookupUser, whose UserElementType names the list of the standard',
    right: 'the same as without',
    departure: 'Blocks of patrons are overlooked, and receipts are refused.',
    livesBy: 'schemes: values are sent without them',
    needs: ['ils.patron'],
    async run(bench) {
      const id = bench.patron?.id ?? ''
      const named = nameIn(await bench.lookUpUser(id, true))
      const bare = nameIn(await bench.lookUpUser(id, false))
      if (named === bare) return passed('both answers are the same')
      return named === undefined
        ? failed('with a Scheme no name comes', { schemes: false })
        : { ...failed('without a Scheme no name comes: lendwire sends it'), goesOn: true }
    },
  },
  {
    id: 'ils.barcode',
    title: 'It knows a patron by barcode and PIN',
    source: `${standard}, LookupUser (AuthenticationInput); seen otherwise: FOLIO`,
    sends: 'LookupUser with the barcode and the PIN of the patron, as Barcode Id and as barcode',
    right: 'a LookupUserResponse without a Problem',
    departure: 'Patrons cannot sign in by their card.',
    livesBy: 'barcodeInput: the name that it knows',
    needs: ['ils.patron'],
    async run(bench) {
      const { id = '', barcode = id, pin } = bench.patron ?? {}
      if (pin === undefined) return notSeen('no PIN was named for the tests')
      const answer = await bench.signIn(barcode, pin, 'Barcode Id')
      if (isFine(answer)) return passed(words(answer))
      const other = await bench.signIn(barcode, pin, 'barcode')
      return isFine(other)
        ? failed(`${words(answer)}; as barcode: ${words(other)}`, { barcodeInput: 'barcode' })
        : failed(words(answer))
    },
  },
  {
    id: 'ils.pin',
    title: 'It compares the PIN',
    source: `${standard}, LookupUser (Problem: User Authentication Failed); seen otherwise: Evergreen`,
    sends: 'LookupUser with the barcode of the patron and a wrong PIN, once',
    right: 'a Problem',
    departure: 'Anybody who knows a card number is taken for that patron.',
    livesBy: 'comparesPin: lendwire lets nobody in by card number and PIN',
    needs: ['ils.patron'],
    async run(bench) {
      const { id = '', barcode = id } = bench.patron ?? {}
      const answer = await bench.signIn(barcode, 'certify-wrong')
      return isFine(answer) ? failed(words(answer), { comparesPin: false }) : passed(words(answer))
    },
  },
  {
    id: 'ils.accept',
    title: 'It takes a receipt',
    source: `${standard}, AcceptItem; seen otherwise: Evergreen (refuses a Scheme)`,
    sends: 'AcceptItem for the patron, with a temporary id; where it is refused, the same without Scheme',
    right: 'an AcceptItemResponse without a Problem',
    departure: 'No borrowed item can be lent to a patron there.',
    livesBy: 'schemes: values are sent without them',
    needs: ['ils.patron'],
    async run(bench) {
      if (!bench.mayRequest)
        return notSeen('no temporary record was made: the run was not told to make some there')
      const id = bench.newId()
      const keep = ({ response }: NcipAnswered) =>
        bench.keep({
          id: response?.itemId ?? id,
          holdId: response?.requestId === id ? undefined : response?.requestId,
        })
      const answer = await bench.send(acceptItem(bench, id))
      if (isFine(answer)) {
        keep(answer)
        return passed(words(answer))
      }
      if (bench.settings.schemes === false || isUnsupported(answer))
        return failed(words(answer), isUnsupported(answer) ? without(bench, 'accept_item') : undefined)
      const bare = await bench.send(acceptItem(bench, id, false))
      if (!isFine(bare)) return failed(words(answer))
      keep(bare)
      return failed(`${words(answer)}; without Scheme: ${words(bare)}`, { schemes: false })
    },
  },
  {
    id: 'ils.accept-repeated',
    title: 'The identical AcceptItem makes no second record',
    source: `${standard}, AcceptItem (Problem: Duplicate Item, Duplicate Request): an answer may be lost`,
    sends: 'the identical bytes once more',
    right: 'the same response, or Duplicate Item or Duplicate Request',
    departure: 'A lost answer makes a second record, or looks like a refusal.',
    livesBy: 'lendwire asks with LookupItem whether the record is there before it repeats',
    needs: ['ils.accept'],
    async run(bench) {
      const answer = await bench.send(acceptItem(bench, bench.item.id))
      return isFine(answer) || /duplicate|already/i.test(answer.response?.problem ?? '')
        ? passed(words(answer))
        : failed(words(answer))
    },
  },
  {
    id: 'ils.lookup-item',
    title: 'It finds the temporary record',
    source: `${standard}, LookupItem`,
    sends: 'LookupItem about the temporary record',
    right: 'a LookupItemResponse without a Problem',
    departure: 'After a lost answer, staff have to look whether the record is there.',
    livesBy: 'calls: lookup_item is switched off',
    needs: ['ils.accept', 'ils.services'],
    async run(bench) {
      if (!takes(bench, 'lookup_item')) return notSeen('it has no LookupItem')
      const answer = await bench.say('LookupItem', {
        ItemId: bench.itemId(bench.item.id),
        ItemElementType: [{ value: 'Circulation Status' }],
      })
      return fineOr(answer, without(bench, 'lookup_item'))
    },
  },
  {
    id: 'ils.renew',
    title: 'It answers RenewItem',
    source: `${standard}, RenewItem; seen otherwise: NCIPServer of 2015 (HTTP 500)`,
    sends: 'RenewItem about the temporary record, which nobody has borrowed',
    right: 'a response, also with a Problem',
    departure: 'A new due date of the lender does not reach the patron’s account.',
    livesBy: 'calls: renew_item is switched off',
    needs: ['ils.accept', 'ils.services'],
    async run(bench) {
      if (!takes(bench, 'renew_item')) return notSeen('it has no RenewItem')
      const answer = await bench.say('RenewItem', {
        UserId: bench.userId(bench.patron?.id ?? ''),
        ItemId: bench.itemId(bench.item.id),
        DesiredDateDue: `${new Date(Date.now() + 28 * 86_400_000).toISOString().slice(0, 10)}T23:59:59`,
      })
      return answer.response === undefined
        ? failed(words(answer), without(bench, 'renew_item'))
        : passed(words(answer))
    },
  },
  {
    id: 'ils.cancel',
    title: 'It cancels a hold by the id of the request',
    source: `${standard}, CancelRequestItem; seen otherwise: Koha, FOLIO (ids of their own), Evergreen (none)`,
    sends:
      'CancelRequestItem by our request id; where it is refused, by the item, and by its own id of the hold',
    right: 'a CancelRequestItemResponse without a Problem',
    departure: 'The hold of an item that never came stays with the patron.',
    livesBy: 'cancelBy: what it cancels by; calls: where nothing does, staff cancel holds',
    needs: ['ils.accept', 'ils.services'],
    async run(bench) {
      if (!takes(bench, 'cancel_request_item')) return notSeen('it has no CancelRequestItem')
      const { id, holdId } = bench.item
      const ItemId = bench.itemId(id)
      const first = await cancelBy(bench, { RequestId: bench.requestId(id), ItemId })
      if (isFine(first)) return passed(words(first))
      const own = holdId ?? (await bench.holdIdOf(id))
      if (own !== undefined) {
        const byOwn = await cancelBy(bench, { RequestId: bench.requestId(own), ItemId })
        if (isFine(byOwn)) return failed(`${words(first)}; by its own id: OK`, { cancelBy: 'own_request' })
      }
      const byItem = await cancelBy(bench, { ItemId })
      return isFine(byItem)
        ? failed(`${words(first)}; by the item: OK`, { cancelBy: 'item' })
        : failed(words(first), without(bench, 'cancel_request_item'))
    },
  },
  {
    id: 'ils.check-in',
    title: 'It takes an item that goes back',
    source: `${standard}, CheckInItem (Problem: Item Not Checked Out)`,
    sends: 'CheckInItem about the temporary record, which nobody has borrowed',
    right: 'a response without a Problem, or Item Not Checked Out',
    departure: 'An item that went back stays on the patron’s account.',
    livesBy: 'calls: check_in_item is switched off',
    needs: ['ils.accept', 'ils.services'],
    async run(bench) {
      if (!takes(bench, 'check_in_item')) return notSeen('it has no CheckInItem')
      const answer = await bench.say('CheckInItem', { ItemId: bench.itemId(bench.item.id) })
      return isFine(answer) || /not checked out/i.test(answer.response?.problem ?? '')
        ? passed(words(answer))
        : failed(words(answer))
    },
  },
  {
    id: 'ils.removed',
    title: 'It lets go of a temporary record',
    source: `${standard}, DeleteItem; seen otherwise: Evergreen, Alma (gone with the check-in of a loan)`,
    sends: 'DeleteItem about the temporary record',
    right: 'a DeleteItemResponse without a Problem',
    departure: 'Temporary records stay in the catalogue.',
    livesBy: 'calls: attention “Left over in the library system” says what staff remove',
    needs: ['ils.accept', 'ils.services'],
    async run(bench) {
      if (!takes(bench, 'delete_item'))
        return notSeen('it has no DeleteItem: staff have to remove the record')
      const answer = await bench.say('DeleteItem', { ItemId: bench.itemId(bench.item.id) })
      if (isFine(answer)) bench.removed()
      return fineOr(answer)
    },
  },
]
