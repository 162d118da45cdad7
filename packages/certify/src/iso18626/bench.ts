import type { Exchange, Settings } from '../case.ts'
import type { Desk, DeskStep } from '../desk.ts'
import { type Listener, type ListenerAnswer, startListener } from '../listener.ts'
import { post, type Target } from '../post.ts'
import {
  type Agency,
  type Form,
  type Header,
  type RequestParts,
  writeAction,
  writeConfirmation,
  writeRequest,
} from './messages.ts'
import { type Confirmation, readConfirmation, readSupplierMessage, type SupplierMessage } from './read.ts'

/** How a suite reaches a partner. */
export type BenchOptions = {
  readonly target: Target
  readonly supplier: Agency
  readonly requester: Agency
  readonly account?: Header['account']
  readonly edition: Form['edition']
  readonly desk: Desk
  /** How long a message of the partner is waited for, in milliseconds. */
  readonly patience: number
  readonly listen: { readonly host: string; readonly port: number; readonly publicUrl: string | undefined }
  /** A mark in all ids, titles and notes of the run. */
  readonly mark: string
  /** Whether requests may be made at the partner. */
  readonly mayRequest: boolean
}

/** Tells a person at the partner what to do. */
export type Prompting = { readonly prompt?: ((line: string) => void) | undefined }

/** An answer to a message that was sent. */
export type Answered = { readonly exchange: Exchange; readonly confirmation: Confirmation | undefined }

/** A request of the suite. */
export type TestRequest = {
  readonly id: string
  /** What came back at each attempt. */
  readonly attempts: readonly Answered[]
  readonly message: string
  /** Whether the partner has it. */
  readonly isThere: boolean
}

/** What the cases try a supplier with. */
export type Bench = Awaited<ReturnType<typeof createBench>>

/** How long a message is waited for where somebody waits for the end, in milliseconds. */
const shortWait = 1000

const alreadyKnown = /already ?exists/i
const shippedStatuses = new Set(['Loaned', 'Overdue', 'Recalled'])
const finalStatuses = new Set([
  'Unfilled',
  'Cancelled',
  'LoanCompleted',
  'CopyCompleted',
  'CompletedWithoutReturn',
])

/** Returns whether a message is about a request, also where its sender writes more than the id, or in other letter case. */
const isAbout = ({ requestId }: SupplierMessage, id: string): boolean => {
  const at = requestId.toUpperCase().indexOf(id.toUpperCase())
  const around = `${requestId.charAt(at - 1)}${requestId.charAt(at + id.length)}`
  return at >= 0 && !/[a-z\d]/i.test(around)
}

/** Creates the bench for a supplier: it sends, listens, and remembers what has to be ended. */
export const createBench = async (options: BenchOptions) => {
  const { target, supplier, requester, account, patience, mark, desk } = options
  const exchanges: Exchange[] = []
  let settings: Settings = {}
  let probe = 'StatusRequest'
  let usualParts: Partial<Pick<RequestParts, 'bibliographicInfo' | 'publicationInfo'>> = {}
  let count = 0
  let lastTime = 0
  const requests = new Map<string, TestRequest>()
  const ended = new Set<string>()
  /** Requests of which it is not known yet whether they are there. */
  const underWay = new Set<string>()
  let isEnding = false
  const answersByRequest = new Map<string, ListenerAnswer>()

  const form = (): Form => ({
    edition: settings.edition === '1.2' || settings.edition === '2021-2' ? settings.edition : options.edition,
    envelope: settings.envelope !== false,
  })
  const usualType = (): string | undefined =>
    typeof settings.contentType === 'string' ? settings.contentType : undefined
  const stamp = (): string => {
    lastTime = Math.max(Date.now(), lastTime + 1000)
    // Whole seconds, as lendwire writes them.
    return `${new Date(lastTime).toISOString().slice(0, 19)}Z`
  }
  const hideAccount = (text: string): string =>
    account === undefined ? text : text.replaceAll(account.securityCode, '(hidden)')
  const record = (exchange: Exchange): void =>
    void exchanges.push({ ...exchange, message: hideAccount(exchange.message) })

  const answer = (xml: string): ListenerAnswer => {
    const said = readSupplierMessage({ ...nothing, message: xml })
    const about = said && [...answersByRequest.keys()].find((id) => isAbout(said, id))
    const ordered = answersByRequest.get(about ?? '')
    if (about !== undefined && ordered !== undefined) {
      answersByRequest.delete(about)
      return ordered
    }
    if (said === undefined) return { status: 400, body: '' }
    const header = { supplier, requester, timestamp: said.timestamp ?? stamp(), requestId: said.requestId }
    const detail = { reasonForMessage: said.reason }
    return {
      status: 200,
      body: writeConfirmation('supplyingAgencyMessageConfirmation', header, detail, form()),
    }
  }
  const listener: Listener = await startListener({ ...options.listen, path: '/certify', answer }, record)

  const send = async (
    xml: string | Uint8Array<ArrayBuffer>,
    contentType: string | undefined = usualType(),
  ): Promise<Answered> => {
    const exchange = await post(target, xml, contentType)
    record(exchange)
    return { exchange, confirmation: readConfirmation(exchange) }
  }
  const messagesAbout = (id: string): readonly SupplierMessage[] =>
    listener.arrived.flatMap((exchange) => {
      const said = readSupplierMessage(exchange)
      return said !== undefined && (id === '' || isAbout(said, id)) ? [said] : []
    })
  const numberOf = (id: string): string | undefined =>
    messagesAbout(id).findLast(({ number }) => number)?.number
  const headerFor = (id: string, more: Partial<Header> = {}): Header => ({
    supplier,
    requester,
    account,
    timestamp: stamp(),
    requestId: id,
    number: numberOf(id),
    ...more,
  })

  /** Waits for a message about a request: as it comes, else after somebody at the partner does a step. */
  const expect = async (
    id: string,
    step: DeskStep | undefined,
    fits: (message: SupplierMessage) => boolean,
  ): Promise<SupplierMessage | undefined> => {
    const find = () => messagesAbout(id).find(fits)
    const early = await listener.wait(find, step === undefined ? patience : patience / 4)
    if (early !== undefined || step === undefined) return early
    await desk(step, id)
    return listener.wait(find, patience)
  }

  const bench = {
    exchanges,
    listener,
    mayRequest: options.mayRequest,
    patience,
    supplier,
    requester,
    form,
    send,
    expect,
    desk,
    numberOf,
    headerFor,
    messagesAbout,
    get settings() {
      return settings
    },
    adopt(found: Settings) {
      settings = { ...settings, ...found }
    },
    /** Writes these parts in each Request from now on: the partner takes none without them. */
    always(parts: typeof usualParts) {
      usualParts = parts
    },
    /** An action that the partner confirms, whatever it says about it. */
    get probe() {
      return probe
    },
    probeWith(action: string) {
      probe = action
    },
    /** Answers the next message about a request in another way. */
    answerNext: (id: string, given: ListenerAnswer) => void answersByRequest.set(id, given),
    newId: () => `${mark}-${++count}`,
    find: (id: string) => requests.get(id),
    /** Sends what a library says about a request: with the partner's number, where it has named one. */
    say: (id: string, action: string, more: Partial<Header> = {}, note?: string) =>
      send(writeAction(headerFor(id, more), action, note, form())),
    /**
     * Makes a request, marked as a test; where no answer comes, or HTTP 5xx, the same bytes go out once more.
     *
     * @param name under which other cases find it
     */
    async request(
      name: string,
      {
        header,
        service = {},
        form: otherForm,
        edit = (xml: string) => xml,
        bibliographicInfo,
        ...parts
      }: Partial<Omit<RequestParts, 'serviceInfo'>> & {
        /** Changes the message as it was written. */
        readonly edit?: (xml: string) => string
        readonly service?: RequestParts['serviceInfo']
        readonly header?: Partial<Header>
        readonly form?: Form
      } = {},
    ): Promise<TestRequest> {
      const id = header?.requestId ?? bench.newId()
      const written = writeRequest(
        headerFor(id, header),
        {
          ...usualParts,
          ...parts,
          bibliographicInfo: {
            title: `TEST ${mark}: please do not supply`,
            ...usualParts.bibliographicInfo,
            ...bibliographicInfo,
          },
          serviceInfo: {
            requestType: 'New',
            requestingAgencyPreviousRequestId: undefined,
            serviceType: 'Loan',
            serviceLevel: undefined,
            needBeforeDate: undefined,
            anyEdition: undefined,
            preferredEdition: undefined,
            ...service,
            note: `A test of lendwire certify (${name}). It ends what it began.`,
          },
        },
        otherForm ?? form(),
      )
      const message = edit(written)
      // A case that was stopped makes nothing more.
      if (isEnding) throw new Error('the run was stopped')
      underWay.add(id)
      const attempts = [await send(message)]
      const [first] = attempts
      if (first !== undefined && (first.exchange.status === undefined || first.exchange.status >= 500))
        attempts.push(await send(message))
      const last = attempts.at(-1)?.confirmation
      const isThere = last?.status === 'OK' || (attempts.length > 1 && alreadyKnown.test(last?.words ?? ''))
      const made = { id, attempts, message, isThere }
      underWay.delete(id)
      if (isThere) requests.set(name, made)
      return made
    },
    /** Marks a request as ended: the partner does not expect anything more. */
    ended: (id: string) => void ended.add(id),
    /**
     * Ends what the run began: what was shipped goes back, everything else is cancelled, and the answers to that are waited for.
     *
     * @param isStopped whether somebody waits for the end
     * @returns the ids of requests that the partner did not let go
     */
    async end(isStopped = false): Promise<readonly string[]> {
      isEnding = true
      const isOver = (id: string): boolean =>
        messagesAbout(id).some(
          ({ status = '', reason, answer: given }) =>
            finalStatuses.has(status) || (reason === 'CancelResponse' && given === 'Y'),
        )
      const left: string[] = []
      const cancelled = new Map<string, number>()
      const open = [...requests.values()].map(({ id }) => id).concat(...underWay)
      for (const id of new Set(open)) {
        if (ended.has(id) || isOver(id)) continue
        if (settings.needsItsNumber === true && numberOf(id) === undefined)
          await (isStopped
            ? desk('promise', id).then(() => listener.wait(() => numberOf(id), shortWait))
            : expect(id, 'promise', ({ number }) => number !== undefined))
        const before = messagesAbout(id)
        const action = before.some(({ status = '' }) => shippedStatuses.has(status))
          ? 'ShippedReturn'
          : 'Cancel'
        const last = await bench.say(id, action, {}, 'The test is over.')
        if (last.confirmation?.status !== 'OK') left.push(id)
        else if (action === 'Cancel') cancelled.set(id, before.length)
      }
      const unanswered = (): readonly string[] =>
        [...cancelled].flatMap(([id, before]) =>
          isOver(id) ||
          messagesAbout(id)
            .slice(before)
            .some(({ reason }) => reason === 'CancelResponse')
            ? []
            : [id],
        )
      const waitForAnswers = (milliseconds: number) =>
        listener.wait(() => unanswered().length === 0 || undefined, isStopped ? shortWait : milliseconds)
      if ((await waitForAnswers(patience / 4)) === undefined) {
        for (const id of unanswered()) await desk('accept_cancel', id)
        await waitForAnswers(patience)
      }
      return [...left, ...[...cancelled.keys()].filter((id) => !isOver(id))]
    },
    stop: listener.stop,
  }
  return bench
}

/** An exchange that has not been yet: what is read has its message alone. */
export const nothing: Exchange = {
  at: '',
  direction: 'received',
  message: '',
  status: undefined,
  contentType: '',
  answer: '',
  failure: undefined,
  milliseconds: 0,
}
