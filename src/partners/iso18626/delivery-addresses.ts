import type { Service } from '../../borrowing/request/service.ts'
import type { Address } from '../../borrowing/values.ts'
import type { Subject } from '../rendered-message.ts'
import { wantsFile } from '../requested-item.ts'

/**
 * Lists the addresses to which the item shall go, the best first: the request's own addresses, else the library's. A loan goes to a
 * place. A copy goes to an electronic address, and to a place only where the request names one or nothing else is known.
 */
export const deliveryAddresses = ({ request, library }: Subject, service: Service): readonly Address[] => {
  const requestAddresses = request.deliveryAddresses ?? []
  const all = requestAddresses.length > 0 ? requestAddresses : library.addresses
  const places = all.filter(({ kind }) => kind === 'physical')
  const named = all.filter(({ kind }) => kind === 'electronic')
  const electronic =
    named.length > 0 || requestAddresses.length > 0 || library.email === undefined
      ? named
      : [{ kind: 'electronic', type: 'Email', value: library.email } as const]
  if (service.type === 'loan' || service.form === 'physical')
    return places.length > 0 || request.pickupLocation === undefined
      ? places
      : [pickup(request.pickupLocation)]
  if (service.type !== 'copy' && !wantsFile(service)) return [...places, ...electronic]
  return requestAddresses.length > 0 || electronic.length === 0 ? [...electronic, ...places] : electronic
}

const pickup = (line1: string): Address => ({ kind: 'physical', line1 })
