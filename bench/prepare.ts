import { Request } from '../src/borrowing/request/request.ts'
import { projectStatus } from '../src/borrowing/status/project-status.ts'
import { instantOf } from '../src/borrowing/time.ts'
import { PartnerCode, type RequestNumber } from '../src/borrowing/values.ts'
import { StoreAddress } from '../src/store/address.ts'
import { openStore } from '../src/store/open-store.ts'
import { requestIndex } from '../src/store/policy/request-index.ts'
import type { Change } from '../src/store/ports/changes.ts'
import type { TimelineItem } from '../src/store/ports/events.ts'
import type { Store } from '../src/store/ports/store.ts'
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts'
import { copyStore } from '../src/store/transfer/copy-store.ts'
import { askOne, borrowOne, type Lenders } from './first-request.ts'
import { codeOf, itemOf, type Language, library, numberOf, partnerCount } from './scene.ts'

/** The lender's id of the item of the first request. */
const firstItem = 'L-1001'

/** Copies the text of a document for another request, partner, patron, title and item. */
const copyText = (text: string, original: RequestNumber, index: number): string =>
  text
    .replaceAll(original, numberOf(index))
    .replaceAll(firstItem, itemOf(index))
    .replaceAll('partner-0', codeOf(index))
    .replaceAll('PARTNER-0', codeOf(index).toUpperCase())
    .replaceAll('P-4711', `P-${index % 5000}`)
    .replaceAll('4711', String(index).padStart(4, '0'))

const nothing: Omit<Change, 'library' | 'request' | 'expectedVersion'> = {
  events: [],
  outbox: [],
  withdraw: [],
  requeue: [],
  inbox: null,
  idempotency: null,
  settle: null,
}

/** Writes a copy of a request. */
const copyRequest = (text: string, original: RequestNumber, index: number): Change => {
  const value = Request.parse(JSON.parse(copyText(text, original, index)))
  return {
    ...nothing,
    library,
    request: { value, index: requestIndex(value, projectStatus(value)) },
    expectedVersion: 0,
  }
}

const together = 500

/** Commits a number of changes, many at a time. */
const fill = async (store: Store, count: number, changeOf: (index: number) => Change): Promise<void> => {
  for (let first = 0; first < count; first += together) {
    const size = Math.min(together, count - first)
    await Promise.all(Array.from({ length: size }, (_, step) => store.commit(changeOf(first + step))))
  }
}

/** Finds a kind of item in a timeline. */
const find = <Kind extends TimelineItem['kind']>(
  timeline: readonly TimelineItem[],
  kind: Kind,
): Extract<TimelineItem, { kind: Kind }> => {
  const entry = timeline.find((item): item is Extract<TimelineItem, { kind: Kind }> => item.kind === kind)
  if (entry === undefined) throw new Error(`the first request has no ${kind}`)
  return entry
}

const openFirst = async (file: string, number: RequestNumber) => {
  const store = await openSqliteStore({ file })
  const original = await store.loadRequest(library, number)
  if (original === null) throw new Error('the first request is not there')
  return {
    store,
    text: JSON.stringify(original.value),
    timeline: await store.readTimeline(library, number),
  }
}

/**
 * Makes a store that holds a number of items on loan: one was borrowed over the real wire, the others are copies of it, each
 * with an event and a message.
 *
 * @param file where the store is to be; there must be none
 * @param language what the partners speak
 */
export const prepareLoans = async (file: string, count: number, language: Language): Promise<void> => {
  const number = await borrowOne(file, language)
  const { store, text, timeline } = await openFirst(file, number)
  const { event } = find(timeline, 'event')
  const { message } = find(timeline, 'message_in')
  await fill(store, count, (index) => {
    const at = instantOf(Date.now())
    return {
      ...copyRequest(text, number, index),
      events: [{ ...event, at }],
      inbox: {
        fingerprint: `copy ${index}`,
        message: { ...message, id: `copy-${index}`, request: numberOf(index), receivedAt: at },
      },
    }
  })
  await store.close()
}

/**
 * Makes a store whose outbox holds a number of requests that wait to be sent to partners in turn: one was made over the API,
 * the others are copies of it.
 *
 * @param file where the store is to be; there must be none
 * @param partners how many of the partners get any, from the first one on
 * @param withEvents gives each request the event of its creation, for webhooks to send
 */
export const prepareOutbox = async (
  file: string,
  count: number,
  lenders: Lenders,
  partners = partnerCount,
  withEvents = false,
): Promise<void> => {
  const number = await askOne(file, lenders)
  const { store, text, timeline } = await openFirst(file, number)
  const { delivery } = find(timeline, 'message_out')
  const { event } = find(timeline, 'event')
  await fill(store, count, (step) => {
    const index = Math.floor(step / partners) * partnerCount + (step % partners)
    const code = PartnerCode.parse(codeOf(index))
    const at = instantOf(Date.now())
    return {
      ...copyRequest(text, number, index),
      events: withEvents ? [{ ...event, at }] : [],
      outbox: [
        {
          ...delivery,
          id: `copy-${String(index).padStart(9, '0')}`,
          request: numberOf(index),
          requestId: `${numberOf(index)}-1`,
          target: { kind: 'partner', partner: code },
          content: copyText(delivery.content, number, index),
          createdAt: at,
          dueAt: at,
        },
      ],
    }
  })
  await store.close()
}

/**
 * Copies a prepared store into another one.
 *
 * @param file the SQLite file
 * @param address where it is to be; there must be none
 */
export const copyPrepared = async (file: string, address: string): Promise<void> => {
  const [source, target] = [await openSqliteStore({ file }), await openStore(StoreAddress.parse(address))]
  const { differingKinds: differ } = await copyStore({ store: source, name: file }, target)
  if (differ.length > 0) throw new Error(`the copy has another ${differ[0]}`)
  await source.close()
  await target.close()
}
