import type { Edition12, Edition20212 } from '@lendwire/iso18626'
import type { Address } from '../../borrowing/values.ts'
import { listed, openCode } from './codes.ts'

type Physical = Extract<Address, { kind: 'physical' }>

/** Returns an address in 1.2, where a region is a code. */
export const address12 = (address: Address): Edition12.Address =>
  address.kind === 'electronic'
    ? { electronicAddress: electronic(address.type, address.value) }
    : {
        physicalAddress: {
          ...lines(address),
          region: address.region === undefined ? undefined : { value: address.region },
        },
      }

/** Returns an address in 2021-2, where a region is text. */
export const address20212 = (address: Address): Edition20212.Address =>
  address.kind === 'electronic'
    ? { electronicAddress: electronic(address.type, address.value) }
    : { physicalAddress: { ...lines(address), region: address.region } }

const electronic = (type: string, value: string): Edition12.ElectronicAddress => ({
  electronicAddressType: openCode('electronicAddressType', type) ?? { value: type },
  electronicAddressData: value,
})

const lines = ({ line1, line2, locality, postalCode, country }: Physical) => ({
  line1,
  line2,
  locality,
  postalCode,
  country: country === undefined ? undefined : { value: country },
})

/** Returns the way that leads to an address (open code DeliveryMethod, 2021-2); undefined where the list has none. */
export const deliveryMethodOf = (address: Address): { readonly value: string } | undefined => {
  const method = address.kind === 'physical' ? 'Mail' : listed('deliveryMethod', address.type)
  return method === undefined ? undefined : { value: method }
}

/** Returns an address in words. */
export const addressWords = (address: Address): string =>
  address.kind === 'electronic'
    ? `${address.type} ${address.value}`
    : [
        address.line1,
        address.line2,
        [address.postalCode, address.locality].filter(Boolean).join(' '),
        address.region,
        address.country,
      ]
        .filter(Boolean)
        .join(', ')
