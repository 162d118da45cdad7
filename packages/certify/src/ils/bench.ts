import { elementsAt, textAt, writeInEdition } from 'node-ncip'
import type { Exchange, Settings } from '../case.ts'
import { type NcipAnswered, readNcipMessage } from '../ncip/bench.ts'
import { post, type Target } from '../post.ts'

/** How a suite reaches a library's own system. */
export type LibraryBenchOptions = {
  readonly target: Target
  /** The agency id of lendwire there, and that of the library. */
  readonly fromAgency: string
  readonly toAgency: string
  /** A patron of the library, for the tests. */
  readonly patron?:
    | { readonly id: string; readonly barcode?: string | undefined; readonly pin?: string | undefined }
    | undefined
  readonly pickupLocation?: string | undefined
  /** A mark in all ids and titles of the run. */
  readonly mark: string
  /** Whether a temporary record may be made. */
  readonly mayRequest: boolean
}

/** What the cases try a library's own system with. */
export type LibraryBench = ReturnType<typeof createLibraryBench>

/** Creates the bench for a library's own system over NCIP 2: the suite asks what lendwire asks. */
export const createLibraryBench = ({ target, fromAgency, toAgency, mark, ...more }: LibraryBenchOptions) => {
  const { patron, pickupLocation, mayRequest } = more
  const exchanges: Exchange[] = []
  let settings: Settings = {}
  let count = 0
  let item: { readonly id: string; readonly holdId: string | undefined } | undefined
  const AgencyId = { value: toAgency }
  const header = { FromAgencyId: { AgencyId: { value: fromAgency } }, ToAgencyId: { AgencyId } }
  const pin = patron?.pin

  const record = (exchange: Exchange): void => {
    const hidden =
      pin === undefined ? exchange.message : exchange.message.replaceAll(`>${pin}<`, '>(hidden)<')
    exchanges.push({ ...exchange, message: hidden })
  }
  const underway = new Set<Promise<Exchange>>()
  const send = async (xml: string): Promise<NcipAnswered> => {
    const posting = post(target, xml)
    underway.add(posting)
    const exchange = await posting.finally(() => underway.delete(posting))
    record(exchange)
    return { exchange, response: readNcipMessage(exchange.answer) }
  }
  /** Writes a call; values name their lists (Scheme) unless the system was seen to misread that. */
  const write = (service: string, body: object, schemes = settings.schemes !== false): string =>
    writeInEdition({ kind: service, body: { InitiationHeader: header, ...body } }, '2', { schemes }) ?? ''

  const userElements = ['User Id', 'Name Information', 'Block Or Trap'].map((value) => ({ value }))
  const input = (type: string, data: string) => ({
    AuthenticationInputData: data,
    AuthenticationDataFormatType: { value: 'text/plain' },
    AuthenticationInputType: { value: type },
  })

  const bench = {
    exchanges,
    patron,
    pickupLocation,
    mayRequest,
    mark,
    send,
    write,
    get settings() {
      return settings
    },
    adopt(found: Settings) {
      settings = { ...settings, ...found }
    },
    newId: () => `${mark}-${++count}`,
    userId: (id: string) => ({ AgencyId, UserIdentifierValue: id }),
    itemId: (id: string) => ({ AgencyId, ItemIdentifierValue: id }),
    requestId: (id: string) => ({ AgencyId, RequestIdentifierValue: id }),
    say: (service: string, body: object, schemes?: boolean) => send(write(service, body, schemes)),
    /** Asks who a patron is, by id. */
    lookUpUser: (id: string, schemes?: boolean) =>
      bench.say('LookupUser', { UserId: bench.userId(id), UserElementType: userElements }, schemes),
    /** Asks whether a barcode and a PIN belong together, as the sign-in of a patron does. */
    signIn: (barcode: string, secret: string, barcodeInput = settings.barcodeInput ?? 'Barcode Id') =>
      bench.say('LookupUser', {
        AuthenticationInput: [input(String(barcodeInput), barcode), input('PIN', secret)],
        UserElementType: userElements,
      }),
    /** The temporary record that the suite made: its id there, and what the system calls its hold. */
    get item() {
      if (item === undefined) throw new Error('no temporary record was made')
      return item
    },
    keep: (made: NonNullable<typeof item>) => {
      item = made
    },
    removed: () => {
      item = undefined
    },
    /** Reads the id that the system gave a hold, from the answer to LookupUser. */
    async holdIdOf(id: string): Promise<string | undefined> {
      const { exchange } = await bench.say('LookupUser', {
        UserId: bench.userId(patron?.id ?? ''),
        RequestedItemsDesired: true,
      })
      const held = readNcipMessage(exchange.answer)?.body
      const hold = elementsAt(held, 'RequestedItem').find(
        (each) => textAt(each, 'ItemId', 'ItemIdentifierValue') === id,
      )
      return textAt(hold, 'RequestId', 'RequestIdentifierValue')
    },
    /**
     * Removes the temporary record and its hold where no case did.
     *
     * @returns its id where the system does not let it go
     */
    async end(): Promise<readonly string[]> {
      // A call that was on its way when the run was stopped may make the record yet.
      while (underway.size > 0) {
        await Promise.allSettled(underway)
        await new Promise((resolve) => setImmediate(resolve))
      }
      if (item === undefined) return []
      const { id, holdId = id } = item
      const calls = Array.isArray(settings.calls) ? settings.calls : undefined
      const takes = (call: string): boolean => calls?.includes(call) ?? true
      const ItemId = bench.itemId(id)
      if (takes('cancel_request_item'))
        await bench.say('CancelRequestItem', {
          UserId: bench.userId(patron?.id ?? ''),
          RequestId: bench.requestId(holdId),
          ItemId,
          RequestType: { value: 'Hold' },
          RequestScopeType: { value: 'Item' },
        })
      const { response } = takes('delete_item') ? await bench.say('DeleteItem', { ItemId }) : {}
      return response !== undefined && response.problem === undefined ? [] : [id]
    },
  }
  return bench
}
