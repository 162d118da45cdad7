import { PartnerEvent } from './partner-event.ts'

/** A code has no spaces and is short. */
const code = /^[\w.:#/-]{1,60}$/

/** The members of an event that hold codes, days and flags only. */
const codedMembers = [
  ...['type', 'status', 'form', 'dueDate', 'after', 'before', 'expectedDelivery', 'sentToPatron', 'copy'],
  ...['noteIsAnswer', 'sentOn', 'expiresOn', 'courier', 'format'],
  ...['reason', 'via', 'code', 'names', 'promiseWithdrawn'],
] as const

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null

const isCoded = (value: unknown): boolean => typeof value !== 'string' || code.test(value)

const pick = (value: unknown, names: readonly string[]): Members =>
  isMembers(value)
    ? Object.fromEntries(names.flatMap((name) => (isCoded(value[name]) ? [[name, value[name]]] : [])))
    : {}

/** An id of an item has a digit: a name has none. */
const idsOf = (item: unknown): Members =>
  Object.fromEntries(
    Object.entries(pick(item, ['partnerItemId', 'barcode'])).filter(([, id]) => /\d/.test(String(id))),
  )

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/**
 * Returns an event without free text: its codes, days, amounts and ids of items stay; notes, addresses, names and links go.
 * Undefined where nothing is left that is an event.
 */
export const codedEvent = (event: PartnerEvent): PartnerEvent | undefined => {
  const all: Members = { ...event }
  const coded = {
    ...pick(all, codedMembers),
    ...('cost' in all ? { cost: pick(all.cost, ['amount', 'currency']) } : {}),
    ...('costs' in all
      ? { costs: listOf(all.costs).map((each) => pick(each, ['amount', 'currency', 'kind'])) }
      : {}),
    ...('conditions' in all ? { conditions: listOf(all.conditions).filter(isCoded) } : {}),
    ...('items' in all ? { items: listOf(all.items).map(idsOf) } : {}),
  }
  return PartnerEvent.safeParse(coded).data
}
