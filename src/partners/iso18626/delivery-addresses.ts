import type { Service } from '../../borrowing/request/service.ts'
import type { Address } from '../../borrowing/values.ts'
import type { Subject } from '../protocol.ts'

/** Whether a copy is wanted as a file. */
export const wantsFile = ({ type, form }: Service): boolean => type !== 'loan' && form === 'digital'

/**
 * Where the item shall go, the best address first: the request's own addresses, else the library's. What is loaned goes
 * to a place; a file goes to an electronic address, or to a place where there is none.
 */
export const deliveryAddresses = ({ request, library }: Subject, service: Service): readonly Address[] => {
  const given = request.deliveryAddresses ?? []
  const all = given.length > 0 ? given : library.addresses
  const places = all.filter(({ kind }) => kind === 'physical')
  const named = all.filter(({ kind }) => kind === 'electronic')
  const electronic =
    named.length > 0 || given.length > 0 || library.email === undefined
      ? named
      : [{ kind: 'electronic', type: 'Email', value: library.email } as const]
  if (wantsFile(service)) return [...electronic, ...places]
  if (service.type === 'loan' || service.form === 'physical')
    return places.length > 0 || request.pickupLocation === undefined
      ? places
      : [pickup(request.pickupLocation)]
  return service.type === 'copy' && electronic.length > 0 ? electronic : [...places, ...electronic]
}

const pickup = (line1: string): Address => ({ kind: 'physical', line1 })
