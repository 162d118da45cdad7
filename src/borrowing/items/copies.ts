import { entryById } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import type { Service } from '../request/service.ts'
import { conditionsOfItem } from './item-conditions.ts'

/** Returns the service that an entry was asked for: the request's, with the changes of a retry. */
export const serviceOf = (request: Request, entry: number | null): Service => {
  const changes = entryById(request, entry)?.changes?.service
  return { ...request.service, ...changes, type: changes?.type ?? request.service.type }
}

/** The condition of an item that its lender does not want back (NCIP, and an open code of ISO 18626). */
const withoutReturn = /^available ?for ?supply ?without ?return$/i

/**
 * Returns whether an item is a copy, which need not go back: one was asked for, the partner says so, it is a file, or the
 * lender does not want it back.
 */
export const isCopy = (request: Request, item: Item): boolean =>
  item.copy === true ||
  item.form === 'digital' ||
  serviceOf(request, item.entry).type === 'copy' ||
  conditionsOfItem(request, item).some((each) => withoutReturn.test(each))

/** Returns the form in which the items of a service are expected: a loan is a thing, a copy a file unless it is to be on paper. */
export const expectedForm = ({ form, type }: Service): Item['form'] =>
  form ?? (type === 'copy' ? 'digital' : 'physical')
